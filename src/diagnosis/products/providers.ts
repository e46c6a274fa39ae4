/** Who is who among providers: the same credit code or the same name is the same firm. */
import type { Product, ProductCatalogue } from "./schema.js";

/** The provider of each product, by id of the product; products of one provider have the same text. */
export type ProviderOf = (product: Product) => string;

const known = new WeakMap<ProductCatalogue, ReadonlyMap<string, string>>();

/** Told from the whole catalogue, once: a third product may show that two names are one firm. */
export function providersOf(catalogue: ProductCatalogue): ProviderOf {
  const groups = known.get(catalogue) ?? groupsOf(catalogue.products);
  known.set(catalogue, groups);
  return ({ id }) => groups.get(id) ?? id;
}

function groupsOf(products: readonly Product[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (mark: string): string => {
    let root = mark;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    parents.set(mark, root);
    return root;
  };
  const nameOf = ({ provider }: Product): string => `name ${provider.name.trim()}`;
  for (const product of products) {
    const code = product.provider.creditCode?.trim() ?? "";
    const name = rootOf(nameOf(product));
    if (code !== "") parents.set(rootOf(`code ${code}`), name);
  }
  return new Map(products.map((it) => [it.id, rootOf(nameOf(it))]));
}
