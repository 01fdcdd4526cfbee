/** Sentences about the code under a scratch layer. */
export interface ClaimTexts {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly hint: string;
  readonly button: string;
  /** When the code was used, formatted. */
  readonly first: (at: string) => string;
  readonly earlier: (at: string) => string;
  /** This very device used the code. It may look at another pack now, with a copied stamp. */
  readonly own: (at: string) => string;
  readonly refused: Readonly<Record<'form' | 'wrong' | 'limited' | 'not-activated' | 'failed', string>>;
}
