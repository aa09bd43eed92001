// What opens over a page, with the component library that holds the focus in it; comes after the first screen.
export { ClashDialog } from './ClashDialog';
export { SearchDialog } from './SearchDialog';
export { ShowMyself } from './ShowMyself';
