const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** Whether a text is a GUID and nothing else. */
export const isGuid = (text: string): boolean => new RegExp(`^${GUID}$`).test(text);
