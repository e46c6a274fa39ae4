/** A template, compiled by scripts/hbs-plugin.mjs. */
declare module "*.hbs" {
  const specification: TemplateSpecification;
  export default specification;
}
declare module "*.css" {
  const text: string;
  export default text;
}
/** The package's own declaration of its runtime is empty. */
declare module "handlebars/runtime.js" {
  const runtime: Pick<typeof Handlebars, "create" | "SafeString" | "escapeExpression">;
  export default runtime;
}
