/** The style sheets of the product, in the order in which they are joined to one file. */
export const stylesheets = ['gongkai.css', 'day-strip.css'] as const

/** The browser modules of `islands/`, by name; the pages work without them. */
export const islands = ['keyboard', 'once', 'unsaved'] as const
