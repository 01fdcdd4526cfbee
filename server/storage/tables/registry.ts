/** Provinces and communes, producers, products, their packs and images. */
export interface RegistryTables {
  province: ProvinceTable;
  commune: CommuneTable;
  producer: ProducerTable;
  product: ProductTable;
  productImage: ProductImageTable;
  media: MediaTable;
  variant: VariantTable;
}

/** Provinces and centrally run cities of today. */
export interface ProvinceTable {
  /** Two digits, Decision 19/2025/QĐ-TTg. */
  code: string;
  name: string;
  nameEn: string;
  matchKey: string;
}

/** Communes, wards and special zones of today, as imported. */
export interface CommuneTable {
  /** Five digits, Decision 19/2025/QĐ-TTg. */
  code: string;
  /** With its kind, e.g. `Xã Quảng Trực`. */
  name: string;
  provinceCode: string;
  matchKey: string;
}

/** Organisations whose products may be recognised (chủ thể OCOP). */
export interface ProducerTable {
  id: string;
  name: string;
  /** cooperative | cooperative-group | company | household | farm | association | other */
  kind: string;
  /** Tax code, GLN or registration number; null when unknown. */
  identifier: string | null;
  phone: string | null;
  website: string | null;
  address: string;
  /** The address in units abolished in July 2025, when known. */
  formerAddress: string | null;
  /** `{vi: string, en?: string}`: what the producer tells of itself. */
  aboutJson: string | null;
  /** `[{label, url}]`: where its goods are sold; null: nowhere named. */
  buyLinksJson: string | null;
  logoMediaId: string | null;
  communeCode: string | null;
  provinceCode: string;
  /** Spelling-insensitive name + province, unique. */
  matchKey: string;
  /** Name without tones, lower case, ASCII: what `?q=` searches and lists sort by. */
  searchKey: string;
  /** When it was found to be registered by mistake; null while it counts. It stands in no list until something uses it. */
  withdrawnMs: number | null;
  createdMs: number;
  updatedMs: number;
}

/** Products; recognised or not. */
export interface ProductTable {
  id: string;
  producerId: string;
  name: string;
  nameEn: string | null;
  /** food | beverage | medicinal | handicraft | ornamental | tourism */
  productGroup: string;
  /** OCOP product code, e.g. `83-829-28780-3-2022`; null when unknown. */
  ocopCode: string | null;
  /** `[{heading?, text?, photos: [{id, alt, altEn?, caption?}]}]`: the story's sections; null: no story. */
  storyJson: string | null;
  /** `{vi: string, en?: string}` */
  ingredientsJson: string | null;
  /** `{vi: string, en?: string}`: how to use it, as the label says. */
  instructionsJson: string | null;
  /** `{vi: string, en?: string}`: how to keep it, as the label says. */
  storageJson: string | null;
  /** `{vi: string, en?: string}` */
  warningsJson: string | null;
  /** `[{label, url}]`: where it is sold; null: nowhere named. */
  buyLinksJson: string | null;
  /** `[{name, number?, issuer?, validUntil?}]` */
  standardsJson: string;
  /** `[{system, id}]`: keys of other systems (national portals, ERP). */
  externalIdsJson: string;
  annualQuantity: number | null;
  annualQuantityUnit: string | null;
  /** Spelling-insensitive name, unique per producer. */
  matchKey: string;
  /** Name without tones, lower case, ASCII: what `?q=` searches and lists sort by. */
  searchKey: string;
  /** When it was found to be registered by mistake; null while it counts. It stands in no list until something uses it. */
  withdrawnMs: number | null;
  createdMs: number;
  updatedMs: number;
}

/** Which images a product shows, in which order. */
export interface ProductImageTable {
  productId: string;
  position: number;
  mediaId: string;
  alt: string;
  altEn: string | null;
}

/** Uploaded images as they are kept; the bytes of an id never change. */
export interface MediaTable {
  /** SHA-256 of the bytes, hex. */
  id: string;
  mediaType: string;
  widthPx: number;
  heightPx: number;
  /** Empty once it was erased. */
  bytes: Uint8Array;
  createdMs: number;
  /** When it was erased on somebody's request; the row stays so that the same photo does not come back. */
  erasedMs: number | null;
}

/** Packs of a product; a batch of stamps is for one of them. */
export interface VariantTable {
  id: string;
  productId: string;
  name: string;
  netContent: string | null;
  /** GTIN-14 digits. */
  gtin: string | null;
  mediaId: string | null;
  createdMs: number;
  updatedMs: number;
}
