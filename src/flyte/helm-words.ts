/** Helm's words without the templates that they quote, which may be as long as the values, and hold secrets. */
export const withoutTemplates = (message: string): string =>
  message
    .replace(/cannot parse template "[\s\S]*": template: /, 'cannot parse a template: ')
    .replace(/error during tpl function execution for "[\s\S]*?": (?=template|error|parse|cannot|execut)/, '');
