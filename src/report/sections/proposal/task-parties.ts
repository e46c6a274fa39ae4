/** Who takes part, with what the project says of each; a party nobody named is left blank. */
import { firmName } from "../../cover.js";
import { fill } from "../../words.js";
import { words, type Proposed } from "./context.js";

export interface Party {
  readonly role: "authority" | "firm" | "contractor" | "provider";
  readonly title: string;
  /** Empty: unknown. */
  readonly unit: string;
  readonly person: string;
  readonly contact: string;
}

const { roles, providerNo } = words.task;
type Given = { readonly unit: string | null; readonly person: string | null; readonly contact: string | null } | null | undefined;

const party = (role: Party["role"], title: string, it: Given, unit = ""): Party => ({ role, title, unit: it?.unit ?? unit, person: it?.person ?? "", contact: it?.contact ?? "" });

export function partiesOf(context: Proposed): readonly Party[] {
  const given = context.proposal.project?.parties ?? null;
  const providers = given?.providers ?? [];
  const title = (no: number): string => (providers.length > 1 ? fill(providerNo, { role: roles.provider, no }) : roles.provider);
  return [
    party("authority", roles.authority, given?.authority),
    party("firm", roles.firm, given?.firm, firmName(context.sheet)),
    party("contractor", roles.contractor, given?.contractor),
    ...(providers.length === 0 ? decided(context) : providers.map((it, i) => party("provider", title(i + 1), it))),
  ];
}

/** Providers of the products the firm decided for, each once; a candidate is no party yet. */
function decided({ proposal: { package: { investment } } }: Proposed): readonly Party[] {
  const names = [...new Set(investment.products.filter((it) => it.by === "project").map((it) => it.provider))];
  const title = (no: number): string => (names.length > 1 ? fill(providerNo, { role: roles.provider, no }) : roles.provider);
  return names.length === 0 ? [party("provider", roles.provider, null)] : names.map((name, i) => party("provider", title(i + 1), null, name));
}
