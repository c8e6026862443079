"use client";

interface CodePictureProps {
  readonly label: string;
  readonly path: string;
  readonly size: number;
}

/** A QR code. Black on white in every theme: cameras read it so. */
export function CodePicture({ label, path, size }: CodePictureProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={200}
      height={200}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
