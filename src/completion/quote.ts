/** A text between single quotes, for bash, zsh and fish alike as long as it has none itself. */
export const quoted = (text: string): string => `'${text.replaceAll("'", '’')}'`;
