import qrcode from 'qrcode-generator';
import { useMemo } from 'react';

/** A QR code as one path, black on white in every theme, because cameras want it so. */
export default function Qr({ text, size = 200 }: { text: string; size?: number }) {
  const [path, n] = useMemo(() => {
    const code = qrcode(0, 'M');
    code.addData(text);
    code.make();
    const count = code.getModuleCount();
    let d = '';
    for (let y = 0; y < count; y++) for (let x = 0; x < count; x++) if (code.isDark(y, x)) d += `M${x + 2} ${y + 2}h1v1h-1z`;
    return [d, count + 4];
  }, [text]);
  return <svg role="img" aria-label={text} width={size} height={size} viewBox={`0 0 ${n} ${n}`} shapeRendering="crispEdges"><rect width={n} height={n} fill="#fff" /><path d={path} fill="#000" /></svg>;
}
