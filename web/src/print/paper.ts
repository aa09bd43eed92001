import { quoted } from './sheets';

export const PAPERS = { a4: [210, 297], letter: [215.9, 279.4] } as const;
export type Paper = keyof typeof PAPERS;

const LETTER = /-(US|CA|MX|CL|CO|PH)$/;

/** What a person of that language has in the printer; what was chosen before wins. */
export const usual = (language: string, chosen: string | null): Paper =>
  chosen === 'a4' || chosen === 'letter' ? chosen : LETTER.test(language) ? 'letter' : 'a4';

/** The rules of the page for tables; `words` has {{page}} and {{pages}} where the numbers go. */
export function tablePage(paper: Paper, isWide: boolean, words: string): string {
  const numbers = words.split(/(\{\{pages?\}\})/).map((part) => (part === '{{page}}' ? 'counter(page)' : part === '{{pages}}' ? 'counter(pages)' : quoted(part))).join(' ');
  return `@page { size: ${paper === 'a4' ? 'A4' : 'letter'} ${isWide ? 'landscape' : 'portrait'}; margin: 11mm 11mm 14mm; @bottom-right { content: ${numbers}; font: 8pt sans-serif; } }`;
}

export const labelPage = ([width, height]: readonly [number, number]) => `@page { size: ${width}mm ${height}mm; margin: 0; @bottom-right { content: none; } }`;
