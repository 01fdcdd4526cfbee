/** A stored fact that verification may hold in its cache has just been committed anew. */
export interface Change {
  readonly kind: 'product' | 'lot' | 'certificate' | 'batch' | 'producer' | 'key' | 'host' | 'place';
  /** The id (for a batch its code; for a place the code of the commune) of the row that changed. */
  readonly id: string;
}

/** Tells listeners in this process, synchronously and in order of subscription, which facts changed. */
export interface Changes {
  /** Call after the transaction committed, before answering the request. */
  emit(change: Change): void;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (change: Change) => void): () => void;
}

/** A new emitter without listeners. */
export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    emit(change) {
      for (const listener of listeners) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
