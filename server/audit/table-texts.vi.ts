/** Headers of the table of entries. */
export const AUDIT_TABLE_VI = {
  sheet: 'Nhật ký',
  seq: 'Số',
  time: 'Thời điểm',
  actorName: 'Người thực hiện',
  actor: 'Mã người thực hiện',
  role: 'Vai trò',
  action: 'Việc',
  subjectKind: 'Loại đối tượng',
  subjectId: 'Mã đối tượng',
  producerId: 'Mã cơ sở',
  provinceCode: 'Mã tỉnh',
  before: 'Trước',
  after: 'Sau',
  reason: 'Lý do',
  hash: 'SHA-256',
};
