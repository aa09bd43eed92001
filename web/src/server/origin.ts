import { useHealth } from './health';

const here = (url: string) => /^https?:\/\/(localhost|127\.|\[::1\])/.test(url);

/** Where others reach this server: the address of this page, unless that leads only to the machine it is open on. */
export function outside(page: string, urls: string[]): string {
  return here(page) ? (urls.find((url) => !here(url)) ?? page) : page;
}

export const useOrigin = () => outside(window.location.origin, useHealth().data?.network?.urls ?? []);
