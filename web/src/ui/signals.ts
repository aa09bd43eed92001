interface Signal {
  token: string;
  mark: string;
  /** The line in diagrams: solid where empty. */
  dash: string;
}

const SIGNALS: [RegExp, Signal][] = [
  [/fiber|fibre|opticalcon|\blc\b|\bst\b|\bsc\b|smpte|sfp/i, { token: 'fiber', mark: 'FI', dash: '10 3 2 3' }],
  [/sdi/i, { token: 'sdi', mark: 'SD', dash: '' }],
  [/hdmi/i, { token: 'hdmi', mark: 'HD', dash: '8 4' }],
  [/display|\bdp\b|usb-c/i, { token: 'dp', mark: 'DP', dash: '3 3' }],
  [/rj45|cat|ethernet|network|\bip\b|ndi/i, { token: 'net', mark: 'NW', dash: '12 4' }],
  [/ref|sync|genlock|word/i, { token: 'ref', mark: 'RF', dash: '2 4' }],
  [/xlr|audio|madi|aes/i, { token: 'audio', mark: 'AU', dash: '6 2 2 2' }],
  [/power|powercon/i, { token: 'power', mark: 'PW', dash: '1 3' }],
];

/** How a cable or connector of that name is drawn; null for one we do not know. */
export const signalOf = (name: string): Signal | null => SIGNALS.find(([words]) => words.test(name))?.[1] ?? null;
