-- Two tables under the names of what they hold, and a foreign key wherever one row names another. No stored value changes.
ALTER TABLE "evidence" RENAME TO "attachment";
ALTER TABLE "attachment" RENAME CONSTRAINT "evidence_pkey" TO "attachment_pkey";
ALTER SEQUENCE "evidence_id_seq" RENAME TO "attachment_id_seq";
ALTER INDEX "evidence_finding_id_idx" RENAME TO "attachment_finding_id_idx";
ALTER TABLE "known_answer" RENAME TO "control_finding";
ALTER TABLE "control_finding" RENAME CONSTRAINT "known_answer_pkey" TO "control_finding_pkey";
ALTER INDEX "known_answer_run_id_idx" RENAME TO "control_finding_run_id_idx";

-- Rows that are named by others cannot go away, nor may a reference be emptied silently.
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "run_stage" ADD CONSTRAINT "run_stage_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "finding" ADD CONSTRAINT "finding_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "finding" ADD CONSTRAINT "finding_first_run_id_fkey" FOREIGN KEY ("first_run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "finding" ADD CONSTRAINT "finding_split_from_id_fkey" FOREIGN KEY ("split_from_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "finding" ADD CONSTRAINT "finding_claimed_by_fkey" FOREIGN KEY ("claimed_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "finding" ADD CONSTRAINT "finding_assigned_to_fkey" FOREIGN KEY ("assigned_to") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "finding" ADD CONSTRAINT "finding_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "finding" ADD CONSTRAINT "finding_signed_by_fkey" FOREIGN KEY ("signed_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "finding_record" ADD CONSTRAINT "finding_record_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "run_finding" ADD CONSTRAINT "run_finding_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_refers_to_fkey" FOREIGN KEY ("refers_to") REFERENCES "judgement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_uploaded_by_fkey" FOREIGN KEY ("uploaded_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reveal" ADD CONSTRAINT "reveal_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reveal" ADD CONSTRAINT "reveal_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "control_finding" ADD CONSTRAINT "control_finding_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "control_finding" ADD CONSTRAINT "control_finding_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "practice_answer" ADD CONSTRAINT "practice_answer_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Words a column may hold, as the TypeScript unions have them (tests/db/db/words.test.ts compares the two).
ALTER TABLE upload ADD CONSTRAINT upload_kind_known CHECK (kind IN ('csv', 'xlsx', 'xlsb', 'xls', 'ods', 'fods', 'xml', 'html', 'pdf', 'zip'));
ALTER TABLE import_reject ADD CONSTRAINT import_reject_reason_known CHECK (reason IN ('column-count', 'unreadable', 'summary-line', 'repeated-header', 'page-heading', 'not-a-record', 'too-long', 'bad-quote'));
ALTER TABLE run_stage ADD CONSTRAINT run_stage_tier_known CHECK (tier IN ('T', 'S', 'I'));
ALTER TABLE run_stage ADD CONSTRAINT run_stage_subject_type_known CHECK (subject_type IN ('record', 'records', 'household', 'tps', 'desa', 'file', 'region'));
ALTER TABLE finding ADD CONSTRAINT finding_reason_code_known CHECK (reason_code IN ('TMS-1', 'TMS-2', 'TMS-3', 'TMS-4', 'TMS-5', 'TMS-6', 'TMS-7', 'TMS-8', 'WNA', 'HAK-PILIH-DICABUT', 'UBAH', 'UNGGAH-ULANG', 'KOORDINASI-DUKCAPIL', 'DATA-BENAR', 'ORANG-BERBEDA', 'KEMBAR-KELUARGA', 'TANGGAL-ADMINISTRATIF', 'PINDAH-NIK-TETAP', 'SUDAH-DIPERBAIKI', 'ATURAN-KELIRU'));
ALTER TABLE finding ADD CONSTRAINT finding_follow_up_known CHECK (follow_up IN ('TMS-1', 'TMS-2', 'TMS-3', 'TMS-4', 'TMS-5', 'TMS-6', 'TMS-7', 'TMS-8', 'WNA', 'HAK-PILIH-DICABUT', 'UBAH', 'UNGGAH-ULANG', 'KOORDINASI-DUKCAPIL'));
ALTER TABLE judgement ADD CONSTRAINT judgement_from_state_known CHECK (from_state IN ('new', 'unsure', 'field_check', 'second_review', 'awaiting_signoff', 'returned', 'reopened', 'final', 'split'));
ALTER TABLE judgement ADD CONSTRAINT judgement_to_state_known CHECK (to_state IN ('new', 'unsure', 'field_check', 'second_review', 'awaiting_signoff', 'returned', 'reopened', 'final', 'split'));
ALTER TABLE judgement ADD CONSTRAINT judgement_reason_code_known CHECK (reason_code IN ('TMS-1', 'TMS-2', 'TMS-3', 'TMS-4', 'TMS-5', 'TMS-6', 'TMS-7', 'TMS-8', 'WNA', 'HAK-PILIH-DICABUT', 'UBAH', 'UNGGAH-ULANG', 'KOORDINASI-DUKCAPIL', 'DATA-BENAR', 'ORANG-BERBEDA', 'KEMBAR-KELUARGA', 'TANGGAL-ADMINISTRATIF', 'PINDAH-NIK-TETAP', 'SUDAH-DIPERBAIKI', 'ATURAN-KELIRU', 'BUKTI-KURANG', 'ALASAN-TIDAK-SESUAI', 'TINDAK-LANJUT-TIDAK-TEPAT', 'PERLU-VERIFIKASI-FAKTUAL', 'LAINNYA', 'BUKTI-BARU', 'TANGGAPAN-MASYARAKAT', 'SARAN-BAWASLU', 'KELIRU-MEMUTUSKAN'));
ALTER TABLE control_finding ADD CONSTRAINT control_finding_expected_known CHECK (expected IN ('accepted', 'rejected'));
ALTER TABLE practice_answer ADD CONSTRAINT practice_answer_given_known CHECK (given IN ('accepted', 'rejected', 'checked'));
ALTER TABLE report ADD CONSTRAINT report_status_known CHECK (status IN ('queued', 'ready', 'failed'));
