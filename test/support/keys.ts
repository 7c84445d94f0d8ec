/** What a terminal sends for keys. */
export const ENTER = '\r';
export const DOWN = '\x1b[B';
export const BACKSPACE = '\x7f';
export const CTRL_C = '\x03';
export const CTRL_D = '\x04';

/** An answer in words. */
export const typed = (text: string): string => `${text}${ENTER}`;

/** An answer from a list, so many steps down. */
export const chosen = (down: number): string => `${DOWN.repeat(down)}${ENTER}`;
