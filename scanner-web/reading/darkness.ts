/** Side of the small picture that is measured. */
const SIDE_PX = 24;

/** Mean brightness, 0 to 255, below which codes are hard to read. */
const DARK_BELOW = 45;

/** Whether the picture of a camera is too dark to read codes in. */
export function isDark(video: HTMLVideoElement): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE_PX;
  canvas.height = SIDE_PX;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return false;
  context.drawImage(video, 0, 0, SIDE_PX, SIDE_PX);
  const { data } = context.getImageData(0, 0, SIDE_PX, SIDE_PX);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) {
    sum += 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return sum / (SIDE_PX * SIDE_PX) < DARK_BELOW;
}
