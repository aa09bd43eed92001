import { useSyncExternalStore } from 'react';

const phone = window.matchMedia('(max-width: 760px)');

export const usePhone = () =>
  useSyncExternalStore(
    (changed) => {
      phone.addEventListener('change', changed);
      return () => phone.removeEventListener('change', changed);
    },
    () => phone.matches,
  );

export function applyTheme(theme = localStorage.getItem('theme') ?? 'dark') {
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', theme === 'light' ? '#ffffff' : '#0e1116');
  localStorage.setItem('theme', theme);
}
