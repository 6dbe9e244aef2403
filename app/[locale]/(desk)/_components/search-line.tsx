"use client";

import { Search, X } from "lucide-react";
import { Button, Input, Label, SearchField } from "react-aria-components";

type Props = {
  label: string;
  hint: string;
  clear: string;
  /** How many were found, told as it changes. */
  found: string;
  value: string;
  onChange: (text: string) => void;
  maxLength: number;
};

export function SearchLine({ label, hint, clear, found, value, onChange, maxLength }: Props) {
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-2">
      <SearchField
        value={value}
        onChange={onChange}
        className="grid w-full max-w-[26rem] gap-1.5 md:w-[26rem]"
      >
        {({ isEmpty }) => (
          <>
            <Label className="type-small type-strong">{label}</Label>
            <span className="relative block">
              <Search
                size={18}
                aria-hidden="true"
                className="pointer-events-none absolute top-[13px] left-3 text-soft"
              />
              <Input className="field pr-11! pl-10!" placeholder={hint} maxLength={maxLength} />
              {!isEmpty && (
                <Button aria-label={clear} className="tool absolute top-0.5 right-0.5">
                  <X size={18} aria-hidden="true" />
                </Button>
              )}
            </span>
          </>
        )}
      </SearchField>
      <p role="status" className="type-small pb-2.5 text-soft empty:pb-0">
        {found}
      </p>
    </div>
  );
}
