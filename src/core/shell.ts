/** A word of a POSIX shell command that stands for exactly this text. */
export const shellWord = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** Words as a line for a POSIX shell. */
export const command = (...words: readonly string[]): string => words.map(shellWord).join(' ');
