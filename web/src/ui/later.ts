import { signal } from '../state/signal';

/** The dialogs once they are fetched. Not React's lazy: a phone opens its keyboard only for a field that is there within the tap. */
export const dialogs = signal<typeof import('./dialogs') | null>(null);

export const fetchDialogs = () => import('./dialogs').then((all) => dialogs.set(all));
