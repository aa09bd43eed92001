import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { rereadLibrary } from './library';

test('a list that was on its way when something changed is asked for again', async () => {
  const queries = new QueryClient();
  const answers: ((list: string[]) => void)[] = [];
  const observer = new QueryObserver(queries, { queryKey: ['library', 'equipment'], queryFn: () => new Promise<string[]>((done) => answers.push(done)), staleTime: Infinity, retry: false });
  const stop = observer.subscribe(() => undefined);
  const again = rereadLibrary(queries);
  await expect.poll(() => answers.length).toBe(2);
  answers[0]!(['old']);
  answers[1]!(['old', 'new']);
  await again;
  expect(observer.getCurrentResult().data).toEqual(['old', 'new']);
  stop();
});
