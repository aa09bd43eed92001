import { i18n } from '../i18n';
import de from './texts.de.json';
import en from './texts.en.json';

// The words of these pages come with them, not with the first load; i18n looks here when it knows no other.
i18n.addResourceBundle('en', 'server', en);
i18n.addResourceBundle('de', 'server', de);
