import icon from '../icon.svg';

/** The same picture as in index.html, which stands until the show is there. */
export const Boot = () => <div className="boot" aria-hidden="true"><img src={icon} width="56" height="56" alt="" /><b>Roadcase</b></div>;
