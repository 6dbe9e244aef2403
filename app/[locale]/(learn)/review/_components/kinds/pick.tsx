"use client";

import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  ToggleButton,
  ToggleButtonGroup,
} from "react-aria-components";
import { FLAGS } from "#oracle/index.ts";

/** Something to pick: what is kept of it, and how it reads. */
export type Choice = { readonly id: string; readonly name: string };

type PickProps = {
  /** Says what is picked, also to who cannot see the page. */
  label: string;
  /** What the button says while nothing is picked. */
  empty: string;
  choices: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
  /** Stays with the blank, so that it can be found again. */
  blank: string;
};

/** One of many: a button that opens their list. */
export function Pick({ label, empty, choices, value, onChange, blank }: PickProps) {
  const chosen = choices.find(({ id }) => id === value);
  return (
    <Select
      aria-label={label}
      value={chosen?.id ?? null}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
    >
      <Button
        className={`ladder-cell ladder-pick parts-pick${chosen ? "" : " ladder-empty"}`}
        data-blank={blank}
      >
        <span className="ladder-name">{chosen?.name ?? empty}</span>
        <ChevronDown className="ladder-icon" aria-hidden="true" />
      </Button>
      <Popover className="ladder-popover">
        <ListBox className="ladder-list" aria-label={label}>
          {choices.map(({ id, name }) => (
            <ListBoxItem key={id} id={id} textValue={name} className="ladder-option">
              {({ isSelected }) => (
                <>
                  <span>{name}</span>
                  {isSelected && <Check className="ladder-icon" aria-hidden="true" />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

type GroupProps = { label: string; value: string; onChange: (value: string) => void };

/** The flags of a segment, each on or off; kept as "SYN, ACK". */
export function PickFlags({ label, value, onChange }: GroupProps) {
  const on = new Set(value.split(", ").filter(Boolean));
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="multiple"
      selectedKeys={on}
      onSelectionChange={(keys) => onChange(FLAGS.filter((flag) => keys.has(flag)).join(", "))}
      className="ladder-toggles parts-toggles"
    >
      {FLAGS.map((flag) => (
        <ToggleButton key={flag} id={flag} className="ladder-toggle">
          {flag}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** One of a few that are all in sight. */
export function PickOne({ label, value, onChange, choices }: GroupProps & { choices: Choice[] }) {
  return (
    <RadioGroup
      aria-label={label}
      value={choices.some(({ id }) => id === value) ? value : null}
      onChange={onChange}
      className="parts-few"
    >
      {choices.map(({ id, name }) => (
        <Radio key={id} value={id} className="practice-state">
          <span className="practice-glyph" aria-hidden="true" />
          {name}
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** One part of an answer: what is asked, and where it is given. */
export function Part({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="parts-row">
      <p className="parts-name">{name}</p>
      <div>{children}</div>
    </div>
  );
}
