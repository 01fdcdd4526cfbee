import type { CalibrationMarks } from '../../stamps/sheet/index.ts';

/** What the calibration page says. */
export interface CalibrationText {
  readonly title: string;
  readonly steps: (marks: CalibrationMarks) => readonly string[];
}

/** The calibration page in Vietnamese. */
export const CALIBRATION_VI: CalibrationText = {
  title: 'Trang căn chỉnh',
  steps: ({ aMm, bMm, cMm, dMm }) => [
    '1. In trang này ra giấy thường, cỡ thật (100 %, không "vừa trang").',
    `2. Lấy thước đo từ mép trái tờ giấy đến vạch A (đúng ra ${aMm} mm) và đến vạch B (đúng ra ${bMm} mm).`,
    `3. Đo từ mép trên tờ giấy xuống vạch C (đúng ra ${cMm} mm) và xuống vạch D (đúng ra ${dMm} mm).`,
    '4. Nhập bốn số đo đó vào mục căn chỉnh của máy in: độ lệch và độ co giãn được tính ra.',
    '5. In lại trang này với máy in đã căn chỉnh, đặt lên tờ nhãn, soi ra ánh sáng: mỗi dấu chữ thập phải nằm đúng góc nhãn.',
  ],
};
