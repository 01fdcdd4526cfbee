/** What the calibration page says. */
export interface CalibrationText {
  readonly title: string;
  readonly steps: readonly string[];
}

/** The calibration page in Vietnamese. */
export const CALIBRATION_VI: CalibrationText = {
  title: 'Trang căn chỉnh',
  steps: [
    '1. In trang này ra giấy thường, cỡ thật (100 %, không "vừa trang").',
    '2. Đặt tờ in lên tờ nhãn, soi ra ánh sáng: mỗi dấu chữ thập phải nằm đúng góc nhãn.',
    '3. Dấu chữ thập lệch sang trái bao nhiêu mm thì nhập offsetXMm dương bấy nhiêu; lệch sang phải thì nhập số âm.',
    '4. Lệch lên trên bao nhiêu mm thì nhập offsetYMm dương bấy nhiêu; lệch xuống dưới thì nhập số âm.',
    '5. Đo từ vạch 10 đến vạch 200 của thước ngang: scale = 190 chia cho số mm đo được.',
    '6. In lại trang này với các số đó để kiểm tra.',
  ],
};
