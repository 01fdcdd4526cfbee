import type { PrivacyTexts } from './privacy.ts';

/** Privacy, in Vietnamese. */
export const PRIVACY_VI: PrivacyTexts = {
  link: 'Quyền riêng tư',
  title: 'Quyền riêng tư khi tra cứu tem',
  lead: 'Tra cứu tem không cần tài khoản, không cần tên. Trang này nói rõ điều gì được lưu, để làm gì, trong bao lâu.',
  sections: (days) => [
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
        `Từng lần kiểm tra bị xóa sau ${days} ngày. Còn lại là số tổng, những ngày và những tỉnh mà con tem được kiểm tra.`,
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
        'Cách liên hệ chỉ lưu khi bạn ghi. Cách liên hệ và ảnh bị xóa 90 ngày sau khi vụ việc khép lại, hoặc sớm hơn nếu bạn yêu cầu và đọc số vụ việc.',
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
};
