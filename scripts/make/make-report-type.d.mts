export function reportType(schema: object): string;
