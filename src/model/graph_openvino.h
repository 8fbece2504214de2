// What is done to the graphs of a model before they are compiled, so that the library computes the
// same in less time. For runtime_openvino.cc only; what the library throws is caught there.
#pragma once

namespace ov {
class Model;
}

namespace sayso {

/// Weights that stand as whole numbers with a scale become the numbers that they mean: products
/// with them are a tenth faster than with those that are scaled each time.
void write_out_weights(ov::Model& model);

/// Tables of whole numbers with a scale a row are looked up as such, then scaled: the library would
/// write them out as floats, four times the size.
void look_up_before_scaling(ov::Model& model);

/// The encoder of a table of windows, ids, case, mask [B,T], becomes that of their pieces one
/// behind the other, ids, case [1,N], which are laid out as [B,T] for attention alone: nothing else
/// is spent on padding. What it needs to know for that are further inputs: `place` [1,N], of a
/// piece in its window; `cell` [1,N], its index in [B*T]; `row` [B,T], the index in [N] of what
/// stands in a cell. `mask` stays [B,T]; outputs are [1,N,.]. Throws if the graph is of another
/// form.
void lay_out_in_rows(ov::Model& model);

}  // namespace sayso
