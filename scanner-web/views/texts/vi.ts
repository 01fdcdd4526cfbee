import type { LinkDamage } from '../../../stamps/link/index.ts';
import type { VoidReason } from '../../../stamps/state/index.ts';
import { languageForms } from './forms.ts';
import type { Texts } from './texts.ts';

const forms = languageForms('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric' });

const ASK_SELLER = 'Đừng dựa vào tem này. Hãy hỏi người bán nguồn hàng và hóa đơn.';

const VOID_REASONS: Readonly<Record<VoidReason, string>> = {
  damaged: 'Tem này đã được báo hỏng và loại bỏ, lẽ ra không còn nằm trên hàng bán.',
  lost: 'Tem này đã được báo thất lạc, lẽ ra không còn nằm trên hàng bán.',
  stolen: 'Tem này đã được báo mất cắp, lẽ ra không còn nằm trên hàng bán.',
};

const GROUPS = ['thứ nhất', 'thứ hai', 'thứ ba', 'thứ tư'];

const SCAN_AGAIN = 'Hãy quét lại mã QR, hoặc gõ 16 ký tự in cạnh mã vào ô dưới đây.';

const DAMAGES: Readonly<Record<LinkDamage, string>> = {
  truncated: 'Đường dẫn bị cắt mất phần cuối, thường do ứng dụng nhắn tin hoặc do chép thiếu.',
  doubled: 'Chữ ký trong đường dẫn bị lặp lại, thường do dán hai lần.',
  overlong: 'Chữ ký trong đường dẫn bị thừa ký tự.',
  'not-digits': 'Chữ ký trong đường dẫn có ký tự không phải chữ số.',
  'out-of-range': 'Chữ ký trong đường dẫn đã bị biến đổi trên đường truyền.',
  gtin: 'Mã sản phẩm (GTIN) trong đường dẫn bị sai một chữ số.',
  'no-serial': 'Đường dẫn thiếu số tem.',
  encoding: 'Đường dẫn có đoạn mã hóa không đọc được.',
};

/** Vietnamese. */
export const VI: Texts = {
  code: 'vi',
  name: 'Tiếng Việt',
  direction: 'ltr',
  reads: 'vi',
  forms,
  product: {
    siteName: 'Tem Quê',
    siteTask: 'tra cứu tem',
    skip: 'Đến kết quả',
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
  faults: {
    empty: () => ({
      word: 'Chưa có số tem',
      meaning: 'Ô số tem đang để trống.',
      action: 'Hãy gõ 16 ký tự in cạnh mã QR trên tem.',
    }),
    'too-long': () => ({
      word: 'Nội dung quá dài',
      meaning: 'Nội dung nhận được dài hơn mọi đường dẫn tem, nên không phải là tem.',
      action: SCAN_AGAIN,
    }),
    'serial-length': ({ fault }) => ({
      word: (fault?.length ?? 0) > 16 ? 'Số tem thừa ký tự' : 'Số tem chưa đủ ký tự',
      meaning: `Số tem có 16 ký tự, chia bốn nhóm${fault?.length === undefined ? '' : `; bạn đã gõ ${fault.length} ký tự`}.`,
      action: 'Hãy so lại từng nhóm bốn ký tự với số in trên tem.',
    }),
    'serial-character': ({ fault }) => ({
      word: 'Có một ký tự không có trong số tem',
      meaning:
        fault?.group === undefined
          ? 'Số tem chỉ gồm chữ số và chữ cái không dấu, không có chữ U và dấu câu.'
          : `Hãy xem lại nhóm ${GROUPS[fault.group - 1] ?? ''}: số tem chỉ gồm chữ số và chữ cái không dấu, không có chữ U.`,
      action: 'Sửa ký tự đó ở ô dưới đây rồi kiểm tra lại.',
    }),
    'serial-check': () => ({
      word: 'Có lẽ gõ nhầm một ký tự',
      meaning: 'Ký tự cuối dùng để phát hiện gõ nhầm, và nó không khớp với các ký tự trước.',
      action: 'Hãy so lại từng nhóm bốn ký tự với số in trên tem, nhất là 8 và B, 5 và S, 2 và Z.',
    }),
    'damaged-link': ({ fault }) => ({
      word: 'Đường dẫn của tem bị hỏng',
      meaning: fault?.damage === undefined ? 'Đường dẫn không còn nguyên vẹn.' : DAMAGES[fault.damage],
      action: SCAN_AGAIN,
    }),
    'foreign-code': ({ fault, host }) => ({
      word: 'Đây không phải là mã của tem',
      meaning:
        fault?.host === undefined
          ? 'Mã vừa nhận là một loại mã khác, ví dụ mã vạch hàng hóa hay mã thanh toán.'
          : `Mã vừa nhận dẫn tới ${fault.host}, không phải một con tem.`,
      action: `Hãy tìm mã QR trên con tem; đường dẫn của tem bắt đầu bằng ${host}.`,
    }),
    'signature-needed': () => ({
      word: 'Chỉ riêng số tem này không còn đủ để xác nhận',
      meaning:
        'Bản thân con tem không bị nghi ngờ: số tem của đợt này nay chỉ xác nhận được cùng chữ ký trong mã QR.',
      action:
        'Hãy quét mã QR trên tem. Nếu mã QR vẫn dẫn tới trang này, hãy hỏi người bán hoặc nhà sản xuất.',
    }),
  },
  copyReasons: {
    'found-copied': 'Người có trách nhiệm đã tìm thấy bản sao của con tem này.',
    'many-visitors': 'Nhiều người khác nhau đã kiểm tra tem này, vào nhiều lúc khác nhau.',
    'in-short-time': 'Nhiều người mới kiểm tra tem này trong vòng hai tuần.',
    'coming-back':
      'Nhiều lần có người đã xem tem này từ trước quay lại kiểm tra, như khi nhiều người cùng giữ nó.',
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
        : `Được kiểm tra lần thứ ${forms.number(nth)} · lần đầu ${firstAt}.`,
    soFar: (scans, firstAt) =>
      scans === 0 || firstAt === null
        ? 'Chưa ai kiểm tra tem này trước đây.'
        : `Đã được kiểm tra ${forms.number(scans)} lần · lần đầu ${firstAt}.`,
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
    locationCode: 'Mã địa điểm',
    productCode: 'Mã sản phẩm',
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
  scanner: {
    lead: 'Máy ảnh của bạn không đọc được mã QR? Quét ngay tại đây; hình ảnh không rời khỏi máy.',
    start: 'Quét tại đây',
    stop: 'Dừng quét',
    light: 'Đèn',
    photo: 'Hoặc chọn ảnh chụp con tem',
    picture: 'Hình từ máy ảnh',
    words: {
      wait: 'Đang chuẩn bị…',
      looking: 'Đưa mã QR của con tem vào giữa khung hình, cách chừng một gang tay.',
      stopped: 'Đã dừng quét.',
      dark: 'Hơi tối: hãy đưa con tem ra chỗ sáng.',
      darkWithLight: 'Hơi tối: hãy bật đèn ở nút bên dưới hoặc ra chỗ sáng.',
      several: 'Thấy {n} con tem: hãy đưa máy lại gần một con.',
      other: 'Đây là mã QR khác, không phải tem. Hãy hướng vào mã QR của con tem.',
      otherHost: 'Đây là mã QR của {host}, không phải tem. Trang này không mở đường dẫn đó.',
      none: 'Không thấy mã QR trong ảnh. Hãy chụp gần hơn, đủ sáng và rõ nét.',
      found: 'Đã đọc được, đang mở kết quả…',
      denied:
        'Trang chưa được phép dùng máy ảnh. Hãy cho phép trong cài đặt của trình duyệt, chọn ảnh chụp con tem, hoặc gõ số tem.',
      missing: 'Không tìm thấy máy ảnh. Hãy chọn ảnh chụp con tem, hoặc gõ số tem.',
      busy: 'Máy ảnh đang được ứng dụng khác dùng. Hãy đóng ứng dụng đó rồi thử lại.',
      failed: 'Không đọc được trên máy này. Hãy gõ số tem in cạnh mã QR.',
    },
  },
  privacyPage: {
    link: 'Quyền riêng tư',
    title: 'Quyền riêng tư khi tra cứu tem',
    lead: 'Tra cứu tem không cần tài khoản, không cần tên. Trang này nói rõ điều gì được lưu, để làm gì, trong bao lâu.',
    sections: (days, reportDays) => [
      {
        title: 'Điều gì được lưu khi bạn kiểm tra tem',
        lines: [
          'Giờ kiểm tra, con tem nào, kết quả ra sao.',
          'Máy của bạn đã xem con tem này chưa: chưa, trong hôm nay, hay từ trước. Máy tự nhớ và chỉ gửi một trong ba câu trả lời đó.',
          'Tỉnh, thành phố, chỉ khi bạn tự chọn. Trang không hỏi vị trí của máy.',
          'Một dấu để không đếm một người hai lần. Dấu được tính bằng một khóa chỉ nằm trong bộ nhớ và đổi mỗi ngày, nên không đọc ngược lại được và không nối được hai ngày hay hai đợt tem với nhau.',
        ],
      },
      {
        title: 'Điều gì không được lưu',
        lines: [
          'Địa chỉ IP, loại máy, trình duyệt, số điện thoại, tài khoản.',
          'Cookie: các trang tra cứu không dùng. Những tem đã xem nằm trong máy của bạn; xóa dữ liệu trang web trong trình duyệt là hết.',
          'Hình ảnh từ máy ảnh khi quét trong trang: mã QR được đọc ngay trên máy.',
        ],
      },
      {
        title: 'Để làm gì, trong bao lâu',
        lines: [
          'Chỉ để đếm số lần kiểm tra và để thấy con tem bị sao chép. Không dùng để quảng cáo, không bán, không trao cho bên khác.',
          `Từng lần kiểm tra bị xóa sau ${days} ngày. Giờ và tỉnh dùng để nhận ra tem bị sao chép cũng bị bỏ sau chừng ấy ngày. Còn lại chỉ là số tổng: của từng con tem, của từng sản phẩm theo ngày và theo tỉnh.`,
          'Các dấu dùng để nhận ra tem bị sao chép được bỏ khi ngày đó qua.',
        ],
      },
      {
        title: 'Mã dưới lớp cào',
        lines: [
          'Chỉ lưu rằng mã của con tem đã được dùng và lúc nào, lâu dài, để người đến sau biết. Không lưu ai đã dùng.',
        ],
      },
      {
        title: 'Tra cứu bằng tin nhắn',
        lines: [
          'Số điện thoại của bạn không được lưu ở đây. Nó chỉ nằm trong bộ nhớ để hạn chế người dò số tem.',
          'Nhà mạng và đơn vị chuyển tin nhắn lưu theo quy định riêng của họ.',
        ],
      },
      {
        title: 'Khi bạn báo một nghi ngờ',
        lines: [
          'Lưu điều bạn viết, nơi bạn thấy và ảnh nếu bạn gửi; vị trí và dữ liệu máy ảnh trong tệp ảnh bị bỏ trước khi lưu.',
          `Cách liên hệ chỉ lưu khi bạn ghi. Cách liên hệ và ảnh bị xóa 90 ngày sau khi vụ việc khép lại, chậm nhất là ${reportDays} ngày sau khi bạn gửi, hoặc sớm hơn nếu bạn yêu cầu và đọc số vụ việc.`,
          'Lời kể và nơi thấy bị xóa hai năm sau khi vụ việc khép lại.',
        ],
      },
      {
        title: 'Ai xem được',
        lines: [
          'Mọi người xem được con tem đã được kiểm tra bao nhiêu lần, từ khi nào.',
          'Cơ sở sản xuất và cán bộ OCOP xem được số lần theo ngày và theo tỉnh, không thấy từng người.',
          'Báo cáo chỉ cán bộ OCOP và kiểm tra viên xử lý vụ việc đọc được; mỗi lần đọc cách liên hệ đều được ghi lại.',
        ],
      },
      {
        title: 'Quyền của bạn',
        lines: [
          'Theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, bạn có quyền được biết, đồng ý hay không, xem, sửa, xóa dữ liệu về mình và khiếu nại.',
          'Điều gì cần sự đồng ý thì bạn tự chọn, không có gì được chọn sẵn. Tỉnh, thành phố bỏ chọn lúc nào cũng được.',
          'Từng lần kiểm tra không gắn với ai, nên không tìm lại được lần nào là của bạn.',
        ],
      },
    ],
  },
  claim: {
    title: 'Mã dưới lớp cào',
    lead: 'Đã mua hàng? Cào lớp phủ trên tem và nhập 8 số. Mã chỉ dùng được một lần: nếu có người nhập trước bạn, tem có thể đã bị sao chép.',
    label: '8 số dưới lớp cào',
    hint: 'Chưa mua thì đừng cào. Không lưu danh tính của bạn.',
    button: 'Kiểm tra mã cào',
    first: (at) => `Mã đúng. Bạn là người đầu tiên nhập mã này, vào ${at}.`,
    earlier: (at) =>
      `Mã đúng, nhưng đã có người nhập trước, vào ${at}. Nếu không phải bạn, hãy hỏi người bán.`,
    own: (at) =>
      `Bạn đã nhập mã cào này trên chính máy này, vào ${at}. Nếu vẫn là món hàng đó thì không có gì lạ; nếu là món khác, tem có thể đã bị sao chép.`,
    refused: {
      form: 'Mã cào có đúng 8 chữ số. Hãy xem lại và nhập lại.',
      wrong: 'Mã không khớp với tem này. Hãy xem kỹ từng số rồi nhập lại.',
      limited: 'Đã có nhiều lần nhập sai từ mạng này. Hãy thử lại sau ít phút, hoặc dùng mạng khác.',
      'not-activated': 'Tem chưa được kích hoạt hoặc đã bị hủy nên chưa nhập mã cào được.',
      failed: 'Chưa ghi nhận được mã cào. Hãy mở lại trang của tem rồi thử lại.',
    },
  },
  report: {
    title: 'Báo tem hoặc hàng đáng ngờ',
    lead: 'Không cần tài khoản. Bạn chỉ cần chọn chuyện gì đã xảy ra; những ô khác điền hay không tùy bạn.',
    linkPressing: 'Báo cho cơ quan quản lý',
    linkQuiet: 'Tem hoặc hàng có gì không ổn? Hãy báo cho cơ quan quản lý',
    stamp: 'Tem nào',
    stampHint: '16 ký tự in trên tem, hoặc đường dẫn trong mã QR.',
    kind: 'Chuyện gì đã xảy ra?',
    kinds: {
      copied: 'Tem giống bị sao chép: nhiều sản phẩm cùng một mã, tem in mờ, dán chồng',
      'other-goods': 'Hàng bên trong không đúng với sản phẩm ghi trên trang này',
      'expired-goods': 'Hàng đã quá hạn hoặc bị sửa ngày',
      'damaged-or-reused-stamp': 'Tem bị rách, bị bóc rồi dán lại',
      other: 'Chuyện khác',
    },
    text: 'Kể thêm',
    textHint: 'Mua ở đâu, lúc nào, thấy gì lạ. Đừng ghi tên hay số điện thoại của người khác.',
    photo: 'Ảnh chụp tem hoặc hàng',
    photoHint:
      'Một ảnh JPEG, PNG hoặc WebP, tối đa 5 MB. Vị trí và dữ liệu máy ảnh ghi trong tệp bị xóa trước khi lưu. Ảnh không công khai.',
    place: 'Chợ, cửa hàng',
    placeHint: 'Ví dụ: chợ Đà Lạt, quầy đặc sản tầng 1.',
    province: 'Thấy ở tỉnh, thành nào',
    provinceNone: 'Không muốn nói',
    contact: 'Cách liên hệ với bạn',
    contactHint: 'Chỉ để người xử lý hỏi thêm. Để trống cũng được: báo cáo vẫn được xem xét như nhau.',
    name: 'Tên',
    phone: 'Điện thoại',
    email: 'Thư điện tử',
    optional: 'không bắt buộc',
    purpose: 'Dữ liệu này dùng để làm gì',
    purposes: (days) => [
      'Chỉ cán bộ OCOP và kiểm tra viên xử lý vụ việc đọc được; mỗi lần đọc cách liên hệ đều được ghi lại.',
      'Cơ sở sản xuất và người bán không thấy bạn là ai.',
      `Cách liên hệ và ảnh bị xóa 90 ngày sau khi vụ việc khép lại, chậm nhất là ${days} ngày sau khi gửi, hoặc sớm hơn nếu bạn yêu cầu.`,
      'Không lưu địa chỉ mạng của bạn.',
    ],
    rateTitle: 'Hệ thống nghi nhầm bao nhiêu',
    rate: ({ year, checked, suspected, falseAlarms, open, perMillion }) =>
      `Năm ${year}: người dân kiểm tra ${checked} con tem lần đầu; hệ thống nghi ${suspected} tem, trong đó ${falseAlarms} là báo động nhầm, ${open} còn đang xem xét. Cứ một triệu tem được kiểm tra thì có ${perMillion} tem bị báo nhầm.`,
    button: 'Gửi báo cáo',
    notSent: 'Chưa gửi được.',
    missing: {
      kind: 'Hãy chọn chuyện gì đã xảy ra.',
      stamp: 'Hãy nhập 16 ký tự in trên tem, hoặc đường dẫn trong mã QR.',
    },
    refused: {
      limited: 'Đã có nhiều báo cáo từ mạng này. Hãy thử lại sau ít phút.',
      'photo-size': 'Ảnh quá lớn: tối đa 5 MB. Hãy chụp lại với cỡ nhỏ hơn.',
      'photo-form': 'Chỉ nhận ảnh JPEG, PNG hoặc WebP. Nếu là ảnh HEIC, hãy lưu thành JPEG rồi gửi lại.',
      'photo-damaged': 'Không đọc được ảnh này. Hãy chụp lại, hoặc gửi không kèm ảnh.',
      email: 'Địa chỉ thư điện tử này không đúng. Hãy sửa lại, hoặc để trống.',
      elsewhere: 'Báo cáo phải được gửi từ trang này. Hãy bấm gửi lại.',
      value: 'Nội dung ở ô này không nhận được. Hãy viết ngắn lại, hoặc để trống.',
      failed: 'Hệ thống chưa nhận được báo cáo. Hãy thử lại sau ít phút.',
    },
    photoAgain: 'Nếu có ảnh, hãy chọn lại ảnh trước khi gửi.',
    sentTitle: 'Đã nhận báo cáo',
    sentLead: 'Đây là số vụ việc của bạn. Hãy giữ lại số này.',
    next: 'Tiếp theo sẽ thế nào',
    nextSteps: [
      'Báo cáo của mọi người về cùng một con tem được gom vào một vụ việc.',
      'Cán bộ OCOP hoặc kiểm tra viên của tỉnh xem xét và ghi lại nguyên nhân.',
      'Nếu bạn để lại cách liên hệ, họ có thể hỏi thêm. Họ không bao giờ hỏi mật khẩu hay tiền.',
      'Muốn bổ sung hoặc xin xóa dữ liệu của mình, hãy gọi cơ quan quản lý OCOP của tỉnh và đọc số vụ việc.',
    ],
    toStart: 'Kiểm tra tem khác',
  },
  footer: { lead: 'Trang tra cứu tem thật luôn ở tên miền' },
  preview: {
    stamp: 'Mở để kiểm tra tem. Kết quả được tính tại thời điểm mở trang.',
    home: 'Kiểm tra tem của sản phẩm OCOP: ai làm ra, công nhận còn hiệu lực không.',
  },
};
