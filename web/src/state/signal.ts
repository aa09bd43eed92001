import { useSyncExternalStore } from 'react';

/** A value outside React that components can follow. */
export interface Signal<T> {
  get(): T;
  set(next: T | ((was: T) => T)): void;
  subscribe(listener: () => void): () => void;
}

export function signal<T>(first: T): Signal<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = typeof next === 'function' ? (next as (was: T) => T)(value) : next;
      listeners.forEach((l) => l());
    },
    subscribe: (l) => {
      listeners.add(l);
      return () => listeners.delete(l);
    },
  };
}

export const useSignal = <T,>(s: Signal<T>): T => useSyncExternalStore(s.subscribe, s.get);
