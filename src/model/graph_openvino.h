// What is done to the graphs of a model before they are compiled, so that the library computes the
// same in less time, and the same in each of its streams. For runtime_openvino.cc only; what the
// library throws is caught there.
//
// A product of f32 with GELU behind it is to the library a convolution over the last axis but one
// of its input. For that it lays weights out in blocks of 48 or 64, as the number of rows goes; and
// when two streams meet a number for the first time at once, one may lay out in blocks of 64 what
// its kernel reads in blocks of 48, and answers wrong for that number of rows ever after. So that
// axis is 1 wherever that can be: the product is then one of matrices.
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

/// What products with GELU behind them read, [..,N,K], becomes [..,N,1,K] for them: see above.
void take_rows_singly(ov::Model& model);

/// The encoder of a table of windows, ids, case, mask [B,T], becomes that of their pieces one
/// behind the other, ids, case [N,1], which are laid out as [B,T] for attention alone: nothing else
/// is spent on padding. What it needs to know for that are further inputs: `place` [N,1], of a
/// piece in its window; `cell` [N,1], its index in [B*T]; `row` [B,T], the index in [N] of what
/// stands in a cell. `mask` stays [B,T]; outputs are [N,1,.]. Throws if the graph is of another
/// form.
void lay_out_in_rows(ov::Model& model);

}  // namespace sayso
