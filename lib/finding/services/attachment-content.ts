import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { badInput } from "@/lib/errors";

export interface AttachmentContent {
  readonly mime: "image/jpeg" | "application/pdf";
  readonly bytes: Buffer;
}

const PHOTOS = ["image/jpeg", "image/png", "image/webp"];
const MAX_PIXELS = 60_000_000;
/** Enough to read a card photographed with a phone. */
const SIDE = 3000;

/**
 * What a file really is, by its content. Photos are drawn anew as JPEG: that drops the place and device in
 * their metadata and anything hidden behind the picture. PDFs are kept as they are, for a scan loses its
 * worth as evidence when it is changed; they are only ever downloaded, never opened inside the product.
 * @throws UserError bad-input
 */
export async function readAttachment(bytes: Uint8Array): Promise<AttachmentContent> {
  const type = await fileTypeFromBuffer(bytes);
  if (type?.mime === "application/pdf") return { mime: "application/pdf", bytes: Buffer.from(bytes) };
  if (type === undefined || !PHOTOS.includes(type.mime)) throw badInput("evidence-type");
  try {
    const photo = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
      .rotate()
      .resize({ width: SIDE, height: SIDE, fit: "inside", withoutEnlargement: true });
    return { mime: "image/jpeg", bytes: await photo.jpeg({ quality: 85 }).toBuffer() };
  } catch (error) {
    throw badInput("evidence-unreadable", { reason: error instanceof Error ? "damaged" : "unknown" });
  }
}
