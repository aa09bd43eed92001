import { useSyncExternalStore } from 'react';

function following(query: string) {
  const media = window.matchMedia(query);
  const follow = (changed: () => void) => {
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  };
  return () => useSyncExternalStore(follow, () => media.matches);
}

export const usePhone = following('(max-width: 760px)');

/** A screen so wide, as 4K without scaling, that people sit or stand away from it. */
export const useWall = following('(min-width: 3400px)');

/** How much larger than usual the type of the page is, for what is drawn in pixels of its own. */
export const typeScale = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;

export function applyTheme(theme = localStorage.getItem('theme') ?? 'dark') {
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', theme === 'light' ? '#ffffff' : '#0e1116');
  localStorage.setItem('theme', theme);
}
