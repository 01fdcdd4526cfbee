import type { VoidReason } from '../../../stamps/state/index.ts';
import { FAULTS_VI } from './faults.vi.ts';
import { PRIVACY_VI } from './privacy.vi.ts';
import { SCANNER_VI } from './scanner.vi.ts';
import type { Texts } from './texts.ts';

const ASK_SELLER = 'Đừng dựa vào tem này. Hãy hỏi người bán nguồn hàng và hóa đơn.';

const VOID_REASONS: Readonly<Record<VoidReason, string>> = {
  damaged: 'Tem này đã được báo hỏng và loại bỏ, lẽ ra không còn nằm trên hàng bán.',
  lost: 'Tem này đã được báo thất lạc, lẽ ra không còn nằm trên hàng bán.',
  stolen: 'Tem này đã được báo mất cắp, lẽ ra không còn nằm trên hàng bán.',
};

/** Vietnamese. */
export const VI: Texts = {
  locale: 'vi',
  product: {
    siteName: 'Tem Quê',
    siteTask: 'tra cứu tem',
    skip: 'Đến kết quả',
    otherLanguage: 'English',
  },
  verdicts: {
    authentic: () => ({
      word: 'Tem do hệ thống này cấp',
      meaning: 'Tem đã được kích hoạt cho lô hàng ghi dưới đây.',
      action: 'Hãy so các dòng dưới đây với bao bì bạn đang cầm.',
    }),
    claimed: ({ claimedAt }) => ({
      word: 'Mã cào của tem này đã được dùng',
      meaning: `Tem do hệ thống này cấp, nhưng mã dưới lớp cào đã được nhập${claimedAt === null ? ' trước đây' : ` vào ${claimedAt}`}.`,
      action: 'Nếu không phải bạn đã cào, hãy hỏi người bán trước khi dùng.',
    }),
    'not-activated': () => ({
      word: 'Tem chưa được kích hoạt',
      meaning: 'Tem này đã được cấp nhưng chưa cơ sở nào gắn nó với một lô hàng.',
      action: 'Chưa nên dựa vào tem này. Hãy hỏi người bán nguồn hàng.',
    }),
    'suspect-copy': () => ({
      word: 'Tem này có dấu hiệu bị sao chép',
      meaning:
        'Tem do hệ thống này cấp, nhưng được kiểm tra theo cách thường thấy ở tem bị chụp lại. Món hàng trong tay bạn vẫn có thể là hàng thật, và chưa ai bị coi là có lỗi.',
      action:
        'Hãy so các dòng dưới đây với bao bì và giữ hóa đơn. Thấy điều gì khác thì báo cho cơ quan quản lý.',
    }),
    'expired-unused': ({ unusedDeadline }) => ({
      word: 'Tem đã quá hạn kích hoạt',
      meaning: `Tem này được cấp nhưng không được kích hoạt trong thời hạn${unusedDeadline === null ? '' : `, đến ${unusedDeadline}`}, nên không còn giá trị.`,
      action: ASK_SELLER,
    }),
    suspended: () => ({
      word: 'Tem đang được cơ quan quản lý kiểm tra',
      meaning: 'Việc kiểm tra chưa có kết luận và không quy lỗi cho ai.',
      action: 'Nếu có thể, hãy chờ kết luận rồi mới dùng sản phẩm.',
    }),
    withdrawn: ({ voidReason }) => ({
      word: 'Tem này đã bị loại bỏ',
      meaning: VOID_REASONS[voidReason ?? 'damaged'],
      action: ASK_SELLER,
    }),
    recalled: ({ lotNumber }) => ({
      word: 'Lô hàng này đang bị thu hồi',
      meaning: `${lotNumber === null ? 'Lô hàng' : `Lô ${lotNumber}`} đã được thông báo thu hồi vì lý do an toàn hoặc chất lượng.`,
      action: 'Không dùng sản phẩm. Hãy đọc thông báo dưới đây và trả lại nơi bán.',
    }),
    forged: () => ({
      word: 'Tem này không do hệ thống này cấp',
      meaning: 'Tem có dạng giống tem của hệ thống nhưng mã xác thực không đúng.',
      action: 'Đừng dựa vào tem này. Hãy giữ lại bao bì và báo cơ quan quản lý thị trường.',
    }),
    'foreign-host': ({ host }) => ({
      word: 'Đường dẫn này thuộc một trang khác',
      meaning: 'Đường dẫn có dạng tem của hệ thống nhưng nằm ở tên miền không phải của chúng tôi.',
      action: `Đừng mở đường dẫn đó. Trang thật ở ${host}.`,
    }),
    unknown: () => ({
      word: 'Không có tem nào mang số này',
      meaning: 'Hệ thống này chưa từng cấp tem có số như vậy.',
      action: 'Hãy so lại từng ký tự với số in trên tem. Nếu đúng như vậy, đừng dựa vào tem này.',
    }),
    malformed: () => ({
      word: 'Chưa đọc được số tem',
      meaning: 'Nội dung nhận được không phải là một số tem hay đường dẫn tem đầy đủ.',
      action: 'Hãy quét lại, hoặc gõ số tem gồm 16 ký tự in cạnh mã QR.',
    }),
  },
  faults: FAULTS_VI,
  copyReasons: {
    'many-visitors': 'Nhiều người khác nhau đã kiểm tra tem này, vào nhiều lúc khác nhau.',
    'in-short-time': 'Nhiều người mới kiểm tra tem này trong vòng hai tuần.',
    'far-places': 'Tem được kiểm tra ở những tỉnh cách xa nhau.',
    'after-claim': 'Nhiều người vẫn kiểm tra tem này sau khi mã cào đã được dùng.',
    'unused-stock': 'Tem đã được kiểm tra nhiều lần trước khi được dán lên hàng.',
    'sheet-alike': 'Những tem in cạnh tem này cũng được kiểm tra bất thường.',
    'steady-crowd': 'Ngày nào cũng có đông người kiểm tra tem này.',
  },
  alsoVerdicts: {
    authentic: 'Tem do hệ thống này cấp.',
    claimed: 'Mã cào của tem đã được dùng.',
    'not-activated': 'Tem chưa được kích hoạt.',
    'suspect-copy': 'Tem có dấu hiệu bị sao chép.',
    'expired-unused': 'Tem đã quá hạn kích hoạt.',
    suspended: 'Tem đang được cơ quan quản lý kiểm tra.',
    withdrawn: 'Tem đã bị loại bỏ.',
    recalled: 'Lô hàng đang bị thu hồi.',
    forged: 'Mã xác thực của tem không đúng.',
    'foreign-host': 'Đường dẫn nằm ở tên miền không phải của chúng tôi.',
    unknown: 'Không có tem nào mang số này.',
    malformed: 'Một phần của đường dẫn không đọc được.',
  },
  recognitions: {
    valid: ({ stars, validUntil }) => ({
      word: `OCOP ${stars ?? ''} sao`,
      meaning: `Còn hiệu lực${validUntil === null ? '' : ` đến hết ${validUntil}`}.`,
      action: '',
      but: '',
    }),
    extended: ({ stars, validUntil }) => ({
      word: `OCOP ${stars ?? ''} sao, đang được gia hạn`,
      meaning: `Giấy chứng nhận được gia hạn${validUntil === null ? '' : ` đến hết ${validUntil}`} trong khi chờ đánh giá lại.`,
      action: '',
      but: '',
    }),
    expired: ({ validUntil }) => ({
      word: 'Công nhận OCOP đã hết hạn',
      meaning: `Giấy chứng nhận OCOP của sản phẩm có hiệu lực đến hết ${validUntil ?? 'thời hạn ghi trên giấy'} và chưa được công nhận lại.`,
      action: 'Sao và biểu trưng OCOP trên bao bì không còn giá trị.',
      but: ', nhưng công nhận OCOP đã hết hạn',
    }),
    revoked: ({ revokedOn, ground }) => ({
      word: 'Công nhận OCOP đã bị thu hồi',
      meaning: `Công nhận OCOP của sản phẩm bị thu hồi${revokedOn === null ? '' : ` từ ${revokedOn}`}${ground === null ? '' : `, lý do: ${ground}`}.`,
      action: 'Sao và biểu trưng OCOP trên bao bì không còn giá trị; hãy hỏi người bán trước khi mua.',
      but: ', nhưng công nhận OCOP đã bị thu hồi',
    }),
    none: () => ({
      word: 'Chưa có công nhận OCOP',
      meaning: 'Hệ thống không có quyết định công nhận OCOP nào cho sản phẩm này.',
      action: 'Đừng tin sao hay biểu trưng OCOP trên bao bì.',
      but: ', nhưng sản phẩm chưa có công nhận OCOP',
    }),
  },
  grounds: {
    a: 'thông tin sai sự thật hoặc hồ sơ giả',
    b: 'không còn đạt các tiêu chí được công nhận',
    c: 'vi phạm pháp luật về chất lượng, an toàn thực phẩm, môi trường, sở hữu trí tuệ hoặc ghi nhãn',
    d: 'dùng sai biểu trưng OCOP',
    dd: 'đã ngừng sản xuất',
    e: 'kết luận khác của cơ quan có thẩm quyền',
  },
  pastBestBefore: (on) => ({
    word: 'Sản phẩm đã quá hạn sử dụng',
    meaning: `Hạn sử dụng của lô hàng là ${on}.`,
    action: 'Không nên dùng sản phẩm này.',
    but: ', nhưng sản phẩm đã quá hạn sử dụng',
  }),
  throttled: (seconds) => ({
    word: 'Đã thử quá nhiều số tem không tồn tại',
    meaning:
      'Từ mạng của bạn có nhiều số tem chưa từng được cấp, nên việc tra cứu số lạ tạm dừng. Tem thật vẫn tra cứu được.',
    action: `Hãy thử lại sau ${seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`}.`,
  }),
  proofTagOnly:
    'Kết luận dựa trên số tem, không dựa trên chữ ký số trong mã QR. Quét mã QR để kiểm tra đầy đủ hơn.',
  counts: {
    thisCheck: (nth, firstAt) =>
      firstAt === null
        ? 'Đây là lần kiểm tra đầu tiên.'
        : `Được kiểm tra lần thứ ${group(nth)} · lần đầu ${firstAt}.`,
    soFar: (scans, firstAt) =>
      scans === 0 || firstAt === null
        ? 'Chưa ai kiểm tra tem này trước đây.'
        : `Đã được kiểm tra ${group(scans)} lần · lần đầu ${firstAt}.`,
    button: 'Tính lần kiểm tra này',
    buttonHint: 'Mỗi lần kiểm tra được đếm giúp phát hiện tem bị sao chép. Không lưu danh tính của bạn.',
    province: 'Bạn đang ở tỉnh, thành phố nào? (không bắt buộc)',
    provinceNone: 'Không cho biết',
    provinceHint:
      'Chỉ mã tỉnh được gửi đi, để phát hiện một tem xuất hiện ở nhiều nơi. Máy này nhớ lựa chọn đó cho lần sau; chọn lại “Không cho biết” lúc nào cũng được.',
    seenHere: (at) => `Máy này đã kiểm tra tem này ${at}.`,
    todayAt: (time) => `hôm nay, ${time}`,
    failed: 'Chưa đếm được lần kiểm tra này; kết quả ở trên vẫn đúng.',
  },
  compare: {
    title: 'So với bao bì trên tay bạn',
    hint: 'Nếu có dòng nào khác, con tem có thể đã bị chụp lại hoặc gắn lên hàng khác.',
  },
  fields: {
    product: 'Sản phẩm',
    pack: 'Quy cách',
    netContent: 'Khối lượng, thể tích',
    group: 'Nhóm OCOP',
    gtin: 'GTIN (mã vạch)',
    lot: 'Số lô',
    producedOn: 'Ngày sản xuất',
    expiresOn: 'Hạn sử dụng',
    noExpiry: 'không ghi',
    serial: 'Số tem',
    traceabilityCode: 'Mã truy xuất nguồn gốc',
    uniqueId: 'Mã định danh duy nhất',
    productId: 'Mã hồ sơ sản phẩm',
    ocopCode: 'Mã sản phẩm OCOP',
    externalIds: 'Mã ở hệ thống khác',
    producer: 'Cơ sở sản xuất',
    identifier: 'Mã số cơ sở',
    address: 'Địa chỉ',
    formerAddress: 'Địa chỉ trước 7/2025',
    origin: 'Xuất xứ',
    country: (province) => `${province}, Việt Nam`,
    phone: 'Điện thoại',
    website: 'Trang web',
    activatedAt: 'Kích hoạt',
    ingredients: 'Thành phần',
    instructions: 'Hướng dẫn sử dụng',
    storage: 'Bảo quản',
    warnings: 'Cảnh báo an toàn',
    decision: (number, on, authority) =>
      `Quyết định ${number}${on === null ? '' : ` ngày ${on}`}${authority === null ? '' : `, ${authority}`}`,
    stars: (stars) => `${stars} sao`,
    standardUntil: (on) => `có hiệu lực đến ${on}`,
    standardNumber: (number) => `số ${number}`,
    locationCode: 'mã địa điểm',
    productCode: 'mã sản phẩm',
    gtinHint: 'Đầu số 893 cho biết nơi doanh nghiệp đăng ký mã vạch, không phải nơi sản xuất.',
    copy: 'Chép số tem',
    copied: 'Đã chép',
  },
  sections: {
    recognition: 'Công nhận OCOP',
    producer: 'Cơ sở sản xuất',
    stages: 'Hành trình của lô hàng',
    story: 'Câu chuyện sản phẩm',
    about: 'Giới thiệu cơ sở',
    buy: 'Nơi bán',
    contents: 'Thành phần và cảnh báo',
    standards: 'Tiêu chuẩn và chứng nhận',
    codes: 'Các mã của tem và sản phẩm',
    limits: 'Con tem cho biết gì, không cho biết gì',
    truePage: 'Nhận ra trang tra cứu thật',
    privacy: 'Quyền riêng tư của bạn',
    recallNotice: 'Thông báo an toàn',
    also: 'Ngoài ra:',
    copyReasons: 'Vì sao:',
    check: 'Gõ số tem',
    checkAnother: 'Kiểm tra tem khác',
  },
  groups: {
    food: 'Thực phẩm',
    beverage: 'Đồ uống',
    medicinal: 'Dược liệu và sản phẩm từ dược liệu',
    handicraft: 'Thủ công mỹ nghệ',
    ornamental: 'Sinh vật cảnh',
    tourism: 'Du lịch cộng đồng',
  },
  kinds: {
    cooperative: 'Hợp tác xã',
    'cooperative-group': 'Tổ hợp tác',
    company: 'Doanh nghiệp',
    household: 'Hộ kinh doanh',
    farm: 'Trang trại',
    association: 'Hội, hiệp hội',
    other: 'Tổ chức khác',
  },
  stageActivated: 'Dán tem, kích hoạt',
  storyVietnameseOnly: '',
  buyHint: 'Các trang này do bên khác vận hành, không thuộc hệ thống này.',
  limits: [
    'Chữ ký số chứng minh con tem này do hệ thống cấp cho đúng sản phẩm ghi ở trên.',
    'Chữ ký không ngăn được người khác chụp lại con tem. Vì vậy hệ thống đếm và cho bạn biết tem đã được kiểm tra bao nhiêu lần, từ khi nào.',
    'Con tem không chứng minh chất lượng của món hàng trong tay bạn. Hãy xem kỹ bao bì, số lô và hạn sử dụng.',
  ],
  truePage: {
    lead: 'Địa chỉ trang luôn bắt đầu bằng:',
    rules: [
      'Trang thật không hỏi mật khẩu, mã OTP, số thẻ hay tài khoản ngân hàng.',
      'Trang thật không bắt cài ứng dụng và không mở ra quảng cáo, trò chơi.',
      'Thấy tên miền khác thì đóng lại, rồi gõ số tem ở trang chủ của tên miền này.',
    ],
  },
  privacy: (days) => [
    'Hệ thống không lưu địa chỉ IP, không dùng cookie và không biết bạn là ai.',
    `Mỗi lần kiểm tra được ghi lại giờ, con tem và kết quả, chỉ để đếm và để thấy tem bị sao chép. Sau ${days} ngày, dòng ghi riêng lẻ bị xóa, chỉ còn tổng số.`,
    'Để không đếm một người hai lần, hệ thống ghi một dấu không đọc ngược lại được, chỉ có nghĩa trong một ngày và một đợt tem.',
    'Máy của bạn tự nhớ những tem đã xem. Tỉnh, thành phố chỉ được gửi khi bạn tự chọn.',
  ],
  form: {
    label: 'Số tem (16 ký tự in cạnh mã QR)',
    hint: 'Gõ chữ hoa hay thường, có hay không có gạch nối đều được.',
    button: 'Kiểm tra',
    placeholder: 'K7M2-QX00-…',
    progress: 'Đã gõ {n} trên 16 ký tự.',
    good: 'Số tem gõ đúng. Bấm Kiểm tra.',
    wrongCheck: 'Có một ký tự chưa đúng: hãy so lại từng nhóm với số in trên tem.',
    wrongCharacter: 'Nhóm {group} có một ký tự không có trong số tem (không có chữ U, dấu câu).',
    tooLong: 'Thừa ký tự: số tem chỉ có 16 ký tự.',
  },
  home: {
    title: 'Kiểm tra tem',
    lead: 'Con tem này có phải do hệ thống cấp không, cho sản phẩm nào, của ai làm ra?',
    steps: [
      'Mở máy ảnh của điện thoại, hướng vào mã QR trên tem và chạm vào đường dẫn hiện ra.',
      'Xem tên miền có đúng là tên miền ghi bên dưới.',
      'So tên sản phẩm, số lô, hạn sử dụng với bao bì.',
    ],
    camera: 'Quét bằng máy ảnh',
  },
  scanner: SCANNER_VI,
  privacyPage: PRIVACY_VI,
  footer: { lead: 'Trang tra cứu tem thật luôn ở tên miền' },
  preview: {
    stamp: 'Mở để kiểm tra tem. Kết quả được tính tại thời điểm mở trang.',
    home: 'Kiểm tra tem của sản phẩm OCOP: ai làm ra, công nhận còn hiệu lực không.',
  },
};

function group(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.');
}
