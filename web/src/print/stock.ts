/** A sheet of labels; all lengths in millimetres, measured from the upper left corner of the paper. */
export interface Stock {
  id: string;
  name: string;
  page: [width: number, height: number];
  across: number;
  down: number;
  label: [width: number, height: number];
  /** Where the first label begins. */
  from: [x: number, y: number];
  /** From one label to the next. */
  pitch: [x: number, y: number];
}

// The makers' own figures for the sheets of these numbers; other makers sell the same cuts.
export const STOCKS: Stock[] = [
  { id: 'l7160', name: 'A4 · 21 × 63.5 × 38.1 mm (L7160)', page: [210, 297], across: 3, down: 7, label: [63.5, 38.1], from: [7.2, 15.1], pitch: [66.04, 38.1] },
  { id: 'l7651', name: 'A4 · 65 × 38.1 × 21.2 mm (L7651)', page: [210, 297], across: 5, down: 13, label: [38.1, 21.2], from: [4.7, 10.7], pitch: [40.64, 21.2] },
  { id: '5160', name: 'Letter · 30 × 2⅝ × 1 in (5160)', page: [215.9, 279.4], across: 3, down: 10, label: [66.7, 25.4], from: [4.8, 12.7], pitch: [69.85, 25.4] },
  { id: 'tape62', name: '62 × 29 mm tape', page: [62, 29], across: 1, down: 1, label: [62, 29], from: [0, 0], pitch: [62, 29] },
];

export const perSheet = (s: Stock) => s.across * s.down;

/** The upper left corner of the label at that place on its sheet. */
export function placed(stock: Stock, at: number): [x: number, y: number] {
  const [column, row] = [at % stock.across, Math.floor(at / stock.across)];
  return [stock.from[0] + column * stock.pitch[0], stock.from[1] + row * stock.pitch[1]];
}

/** Labels laid on sheets; a sheet of which some were used before begins after those. */
export function onSheets<T>(stock: Stock, labels: T[], used: number): { at: number; label: T }[][] {
  const size = perSheet(stock);
  const skip = Math.min(Math.max(0, used), size - 1);
  const sheets: { at: number; label: T }[][] = [];
  labels.forEach((label, i) => {
    const place = i + skip;
    (sheets[Math.floor(place / size)] ??= []).push({ at: place % size, label });
  });
  return sheets;
}
