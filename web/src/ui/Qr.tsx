import qrcode from 'qrcode-generator';
import { useMemo } from 'react';

/** White around the code, in its own modules; the standard asks for four, cameras are content with two. */
const QUIET = 2;

/** A QR code as one path, black on white in every theme, because cameras want it so. `level` L makes larger modules for small labels. */
export default function Qr({ text, size = 200, level = 'M' }: { text: string; size?: number | string; level?: 'L' | 'M' }) {
  const [path, n] = useMemo(() => {
    const code = qrcode(0, level);
    code.addData(text);
    code.make();
    const count = code.getModuleCount();
    let d = '';
    for (let y = 0; y < count; y++) {
      for (let x = 0, end = 0; x < count; x = end + 1) {
        for (end = x; end < count && code.isDark(y, end); end++);
        if (end > x) d += `M${x + QUIET} ${y + QUIET}h${end - x}v1h${x - end}z`;
      }
    }
    return [d, count + 2 * QUIET];
  }, [text, level]);
  return <svg role="img" aria-label={text} width={size} height={size} viewBox={`0 0 ${n} ${n}`} shapeRendering="crispEdges"><rect width={n} height={n} fill="#fff" /><path d={path} fill="#000" /></svg>;
}
