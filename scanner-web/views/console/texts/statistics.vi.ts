import type { StatisticsTexts } from './statistics.ts';

/** Vietnamese. */
export const STATISTICS_VI: StatisticsTexts = {
  title: 'Số liệu',
  told: {
    recognised: ({ scope, day, products, stars, ending }) =>
      `${scope}, ngày ${day}: ${products} sản phẩm đang được công nhận${stars === '' ? '' : ` (${stars})`}${
        ending === '0' ? '' : `, trong đó ${ending} sản phẩm hết hạn trong 180 ngày tới`
      }.`,
    stamps: ({ from, to, ordered, activated }) =>
      `Từ ${from} đến ${to}, ${ordered} tem được cấp và ${activated} tem được kích hoạt;`,
    scans: ({ scans, alarming, share }) =>
      scans === '0'
        ? 'chưa có lượt kiểm tra nào.'
        : `có ${scans} lượt kiểm tra tem, ${alarming === '0' ? 'không lượt nào có cảnh báo' : `${alarming} lượt (${share} %) có cảnh báo`}.`,
  },
  spanLabel: 'Thời gian',
  spans: { '30d': '30 ngày qua', '90d': '90 ngày qua', '12m': '12 tháng qua' },
  province: 'Tỉnh, thành',
  wholeCountry: 'Cả nước',
  show: 'Xem',
  numbers: 'Xem số liệu',
  number: 'Số lượng',
  total: 'Tổng',
  tiles: {
    recognised: 'Sản phẩm đang được công nhận',
    expiring: 'Hết hạn trong 180 ngày',
    ordered: 'Tem đã cấp',
    activated: 'Tem đã kích hoạt',
    scans: 'Lượt kiểm tra',
    warnings: 'Lượt có cảnh báo',
  },
  sections: { products: 'Sản phẩm', stamps: 'Tem', scans: 'Lượt kiểm tra' },
  byGroup: 'Sản phẩm theo nhóm',
  byStars: 'Sản phẩm theo hạng sao',
  byProvince: 'Sản phẩm theo tỉnh, thành',
  byCommune: 'Sản phẩm theo xã, phường',
  byYear: 'Sản phẩm theo năm công nhận và hạng sao',
  expiring: 'Công nhận sắp hết hạn',
  columns: {
    group: 'Nhóm',
    stars: 'Hạng',
    place: 'Nơi',
    year: 'Năm',
    within: 'Hết hạn',
    products: 'Sản phẩm',
    time: 'Thời gian',
    verdict: 'Kết luận',
    scans: 'Lượt kiểm tra',
    product: 'Sản phẩm',
  },
  groups: {
    food: 'Thực phẩm',
    beverage: 'Đồ uống',
    medicinal: 'Dược liệu',
    handicraft: 'Thủ công mỹ nghệ',
    ornamental: 'Sinh vật cảnh',
    tourism: 'Du lịch cộng đồng',
  },
  starCount: (stars) => `${stars} sao`,
  withinDays: (days) => `Trong ${days} ngày tới`,
  otherPlaces: (count) => `${count} nơi khác`,
  unknownPlace: 'Chưa ghi xã, phường',
  noProducts: 'Chưa có sản phẩm nào đang được công nhận.',
  stampsTitle: 'Tem theo thời gian',
  stampSeries: {
    ordered: 'Cấp',
    printed: 'In',
    activated: 'Kích hoạt',
    voided: 'Hủy',
    claimed: 'Mã cào đã dùng',
  },
  stampsHint: 'Việc được hoàn tác bị trừ vào ngày hoàn tác.',
  noStamps: 'Không có tem nào được cấp, in, kích hoạt hay dùng mã cào trong thời gian này.',
  scansTitle: 'Lượt kiểm tra theo thời gian',
  severities: { ok: 'Tem thật', notice: 'Lưu ý', warning: 'Cảnh báo', danger: 'Nguy hiểm' },
  verdictsTitle: 'Lượt kiểm tra theo kết luận',
  verdicts: {
    authentic: 'Tem do hệ thống cấp',
    claimed: 'Mã cào đã dùng',
    'not-activated': 'Chưa kích hoạt',
    'suspect-copy': 'Có dấu hiệu sao chép',
    'expired-unused': 'Quá hạn kích hoạt',
    suspended: 'Đang được kiểm tra',
    withdrawn: 'Đã bị loại bỏ',
    recalled: 'Lô bị thu hồi',
    forged: 'Không do hệ thống cấp',
    'foreign-host': 'Tên miền khác',
    unknown: 'Không có số này',
    malformed: 'Không đọc được',
  },
  placesTitle: 'Nơi kiểm tra',
  placesHint: 'Chỉ biết khi người quét tự chọn cho biết tỉnh, thành.',
  placeNotTold: 'Không cho biết',
  noScans: 'Chưa có lượt kiểm tra nào trong thời gian này.',
  byProductTitle: 'Từng sản phẩm',
  summary: (title, largest, largestValue, total) =>
    `${title}: nhiều nhất là ${largest} (${largestValue}), tổng ${total}.`,
  summaryOfTime: (title, total, highest, highestAt) =>
    `${title}: tổng ${total}, cao nhất ${highest} (${highestAt}).`,
};
