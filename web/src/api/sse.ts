export interface ServerEvent {
  id: string;
  event: string;
  data: string;
}

/** Splits a stream of Server-Sent Events; fed with text as it comes, gives each event once it is whole. */
export class EventParser {
  private rest = '';
  private id = '';

  constructor(private readonly take: (event: ServerEvent) => void) {}

  feed(text: string) {
    this.rest += text;
    const blocks = this.rest.split('\n\n');
    this.rest = blocks.pop() ?? '';
    blocks.forEach((block) => this.block(block));
  }

  private block(block: string) {
    let event = 'message';
    const data: string[] = [];
    for (const line of block.split('\n')) {
      if (line.startsWith('id: ')) this.id = line.slice(4);
      else if (line.startsWith('event: ')) event = line.slice(7);
      else if (line.startsWith('data: ')) data.push(line.slice(6));
    }
    this.take({ id: this.id, event, data: data.join('\n') });
  }
}

/** The server sends a sign of life every 15 s (API contract, section 5); twice that in silence is a dead line. */
const SILENCE_MS = 32_000;

/**
 * Follows the live events until `stop` is called or the line breaks; then resolves. Reads by fetch, because EventSource
 * hides the signs of life and so cannot tell a quiet show from a dead Wi-Fi.
 */
export function follow(url: string, take: (event: ServerEvent) => void, opened: () => void) {
  const control = new AbortController();
  const parser = new EventParser(take);
  let watch: ReturnType<typeof setTimeout>;
  const alive = () => {
    clearTimeout(watch);
    watch = setTimeout(() => control.abort(), SILENCE_MS);
  };
  const run = async (): Promise<number> => {
    try {
      alive();
      const response = await fetch(url, { signal: control.signal, credentials: 'same-origin', cache: 'no-store' });
      const reader = response.ok ? response.body?.getReader() : undefined;
      if (!reader) return response.status;
      opened();
      const decoder = new TextDecoder();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return 200;
        alive();
        parser.feed(decoder.decode(value, { stream: true }));
      }
    } catch {
      return 0;
    } finally {
      clearTimeout(watch);
    }
  };
  return { done: run(), stop: () => control.abort() };
}
