/** The facts that are known: what is undefined is left out, because an optional property does not take it. */
export const told = <T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as ReturnType<typeof told<T>>;
