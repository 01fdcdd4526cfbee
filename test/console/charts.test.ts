import { describe, expect, it } from 'vitest';
import { barChart } from '../../scanner-web/views/console/charts/bars.ts';
import { lineChart } from '../../scanner-web/views/console/charts/line.ts';
import { labelled, scaleFor } from '../../scanner-web/views/console/charts/scale.ts';
import { stackedChart } from '../../scanner-web/views/console/charts/stacked.ts';

const FRAME = {
  id: 'c1',
  title: 'Tem <b>',
  summary: 'Tem: 3 "tổng"',
  numbersLabel: 'Xem số liệu',
  table: { columns: [{ label: 'Ngày' }, { label: 'Số', isNumeric: true }], rows: [['01/03', '3']] },
};
const numbers = (html: string, attribute: string, element: string) =>
  [...html.matchAll(new RegExp(`<${element}[^>]* ${attribute}="([^"]*)"`, 'g'))].map(([, value]) =>
    Number(value),
  );

describe('a scale', () => {
  it.each<[number, readonly number[]]>([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [40, [0, 10, 20, 30, 40]],
    [41, [0, 20, 40, 60]],
    [1_234_567, [0, 500_000, 1_000_000, 1_500_000]],
  ])('up to %i', (largest, marks) => {
    expect(scaleFor(largest)).toEqual({ top: marks.at(-1), marks });
  });

  it('leaves out names that have no room', () => {
    expect(Array.from({ length: 12 }, (_, place) => labelled(12, 6)(place)).filter(Boolean)).toHaveLength(6);
    expect(labelled(3, 6)(1)).toBe(true);
  });
});

describe('bars', () => {
  const html = barChart(FRAME, [
    { label: 'Thực phẩm', value: 4, text: '4' },
    { label: 'Đồ uống <i>', value: 1, text: '1' },
    { label: 'Khác', value: 0, text: '0' },
  ]);

  it('are as long as their values, the longest as wide as there is room', () => {
    expect(numbers(html, 'width', 'rect')).toEqual([296, 74, 0]);
  });

  it('are told in words and in a table, text as text', () => {
    expect(html).toContain('role="img" aria-label="Tem: 3 &#34;tổng&#34;"');
    expect(html).toContain('<details><summary>Xem số liệu</summary>');
    expect(html).toContain('<td data-label="Số" class="n">3</td>');
    expect(html).toContain('Đồ uống &#60;i&#62;');
    expect(html).not.toContain('<b>');
  });

  it('without anything to draw, draw nothing', () => {
    expect(numbers(barChart(FRAME, []), 'width', 'rect')).toEqual([]);
  });
});

describe('stacked columns', () => {
  const html = stackedChart(FRAME, {
    series: [
      { name: 'Tem thật', look: 'a' },
      { name: 'Cảnh báo', look: 'b' },
    ],
    columns: [
      { label: '01', values: [3, 1] },
      { label: '02', values: [2, 0] },
    ],
    formatValue: String,
  });
  const areas = [
    ...html.matchAll(/<rect class="area look-(\w)" x="([^"]+)" y="([^"]+)" width="[^"]+" height="([^"]+)"/g),
  ];

  it('stand on each other without gap, and a part of nothing is not drawn', () => {
    expect(areas.map(([, look]) => look)).toEqual(['a', 'b', 'a']);
    const [lower, upper] = areas.map(([, , , y, height]) => ({ y: Number(y), height: Number(height) }));
    expect((upper?.y ?? 0) + (upper?.height ?? 0)).toBeCloseTo(lower?.y ?? 0, 1);
    expect(lower?.height).toBeCloseTo(3 * (upper?.height ?? 0), 1);
  });

  it('differ by hatching, which the legend names', () => {
    const fills = [
      ...html.matchAll(/<clipPath id="c1-(\w)"><path d="([^"]+)"\/><\/clipPath><g class="hatch look-(\w)"/g),
    ];
    expect(fills.map(([, id, path = '', look]) => [id, path.match(/z/g)?.length, look])).toEqual([
      ['a', 2, 'a'],
      ['b', 1, 'b'],
    ]);
    const [, legend = ''] = html.split('<ul class="legend">');
    expect(legend).toMatch(/hatch look-a.*Tem thật.*hatch look-b.*class="lines".*Cảnh báo/);
  });
});

describe('lines', () => {
  const html = lineChart(FRAME, {
    series: [
      { name: 'In', look: 'a', values: [0, 10, -5] },
      { name: 'Kích hoạt', look: 'b', values: [1, 2, 3] },
    ],
    labels: ['01', '02', '03'],
    formatValue: String,
  });
  const paths = [...html.matchAll(/<path class="line look-\w" d="([^"]+)"\/><g/g)].map(
    ([, path = '']) => path,
  );

  it('go through their values; less than nothing lies on the ground', () => {
    const [first = ''] = paths;
    const heights = [...first.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
    expect(heights).toEqual([194, 10, 194]);
    expect(paths[1]?.match(/[ML]/g)).toHaveLength(3);
  });

  it('carry marks of their own', () => {
    expect(html.match(/<g class="mark look-a"/g)).toHaveLength(4);
    expect(html.match(/<g class="mark look-b"/g)).toHaveLength(4);
  });
});
