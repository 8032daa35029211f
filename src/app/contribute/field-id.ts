/** Where a field stands on the page. */
export const fieldId = (name: string) => `field-${name.replace('.', '-')}`
