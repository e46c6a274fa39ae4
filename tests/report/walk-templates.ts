/** Walks the templates' syntax trees along a view model, as rendering does, and names every path that leads nowhere. */
import Handlebars from "handlebars";

type Node = hbs.AST.Node;
type Expression = hbs.AST.Expression;

export interface Walk {
  /** `template: path` of everything named but absent. */
  readonly missing: ReadonlySet<string>;
  /** Nodes reached, as `template:line:column`. */
  readonly reached: ReadonlySet<string>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;
const isPath = (it: Node): it is hbs.AST.PathExpression => it.type === "PathExpression";
const isMustache = (it: Node): it is hbs.AST.MustacheStatement => it.type === "MustacheStatement";
const isBlock = (it: Node): it is hbs.AST.BlockStatement => it.type === "BlockStatement";
const isPartial = (it: Node): it is hbs.AST.PartialStatement => it.type === "PartialStatement";
const isSub = (it: Node): it is hbs.AST.SubExpression => it.type === "SubExpression";
const isString = (it: Node): it is hbs.AST.StringLiteral => it.type === "StringLiteral";

const at = (template: string, it: Node): string => `${template}:${it.loc.start.line}:${it.loc.start.column}`;

/** Every place of a template that is rendered conditionally or not at all. */
export function places(template: string, text: string): readonly string[] {
  const inside = (program: hbs.AST.Program): readonly string[] => program.body.flatMap((it) => [
    ...(isMustache(it) || isBlock(it) || isPartial(it) ? [at(template, it)] : []),
    ...(isBlock(it) ? [it.program, it.inverse].flatMap((part) => (part ? inside(part) : [])) : []),
  ]);
  return inside(Handlebars.parse(text));
}

export function walk(name: string, templates: Readonly<Record<string, string>>, root: unknown): Walk {
  const missing = new Set<string>();
  const reached = new Set<string>();

  const look = (template: string, it: Expression, context: unknown): unknown => {
    if (isString(it)) return it.value;
    if (isSub(it)) {
      const [from, key] = it.params.map((param) => look(template, param, context));
      return isRecord(from) ? from[String(key)] : undefined;
    }
    if (!isPath(it) || it.depth > 0 || it.data) throw new Error(`${at(template, it)}: only plain paths are used`);
    let value = context;
    for (const part of it.parts) {
      if (!isRecord(value) || !Object.hasOwn(value, String(part)) || value[String(part)] === undefined) {
        missing.add(`${template}: ${it.original}`);
        return undefined;
      }
      value = value[String(part)];
    }
    return value;
  };

  const visit = (template: string, program: hbs.AST.Program, context: unknown): void => {
    for (const it of program.body) {
      if (isMustache(it)) {
        reached.add(at(template, it));
        // with arguments it is a helper, and they must exist
        for (const argument of it.params.length > 0 ? it.params : [it.path]) look(template, argument, context);
      } else if (isBlock(it)) {
        reached.add(at(template, it));
        const [argument] = it.params;
        const value = argument && look(template, argument, context);
        if (!isPath(it.path)) throw new Error(`${at(template, it)}: a helper's name was expected`);
        if (it.path.original === "each") {
          if (!Array.isArray(value)) missing.add(`${template}: ${at(template, it)} is no list`);
          else for (const element of value) visit(template, it.program, element);
        } else if (it.path.original === "if") {
          if (value !== null && value !== "" && value !== false) visit(template, it.program, context);
          else if (it.inverse) visit(template, it.inverse, context);
        } else throw new Error(`${at(template, it)}: unknown block ${it.path.original}`);
      } else if (isPartial(it)) {
        reached.add(at(template, it));
        const target = isPath(it.name) ? it.name.original : String(look(template, it.name, context));
        const text = templates[target];
        if (text === undefined) missing.add(`${template}: no partial ${target}`);
        else visit(target, Handlebars.parse(text), it.params[0] ? look(template, it.params[0], context) : context);
      }
    }
  };

  visit(name, Handlebars.parse(templates[name] ?? ""), root);
  return { missing, reached };
}
