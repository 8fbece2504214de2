// From a Reading to Mentions: constrained decoding.
//
// Scores propose and the code-book disposes: spans never overlap, a mode belongs to its type, each
// role takes its own kinds of mention, and the vouchers of what is said form no circle. Each rule
// that overrules the plain scores leaves a Ruling.
#pragma once

#include "document/document.h"
#include "mention/binding.h"
#include "mention/mention.h"
#include "ontology/ontology.h"
#include "reading/reading.h"

namespace sayso {

/// Decides what the Reading's candidates amount to.
///
/// `reading` must be well formed for the labels that `binding` was made of (as encode() and the
/// Reading file's parser see to): words by position, candidate words and label indices in range,
/// rows as long as their label lists, pairs sorted and in range. Empty rows (a head that the model
/// lacks) are allowed. `thresholds` lists are as long as the label lists, or empty (all 0).
/// A mention is chosen or left as a whole; ties go to the lower label index and to what stands
/// first. Never fails. Time O(n log n) in
/// the size of the Reading. Thread-safe.
Mentions find(const Reading& reading, const Binding& binding, const Thresholds& thresholds,
              const Ontology& ontology, const Document& document);

}  // namespace sayso
