#include "model/graph_openvino.h"

#include <cstdint>
#include <memory>
#include <openvino/core/graph_util.hpp>
#include <openvino/core/model.hpp>
#include <openvino/opsets/opset13.hpp>
#include <string>
#include <vector>

namespace sayso {
namespace {

namespace op = ov::opset13;
using Port = ov::Output<ov::Node>;

/// What an output that rests on constants alone is; itself where it rests on more.
Port worked_out(const Port& output) {
  ov::Node* node = output.get_node();
  if (ov::is_type<op::Constant>(node)) return output;
  ov::OutputVector inputs, outputs(node->get_output_size());
  for (const auto& input : node->input_values()) inputs.push_back(worked_out(input));
  return node->constant_fold(outputs, inputs) ? outputs.front() : output;
}

Port whole(const std::vector<std::int64_t>& values) {
  return op::Constant::create(ov::element::i64, {values.size()}, values)->output(0);
}

Port first_axis() { return op::Constant::create(ov::element::i64, {}, {0})->output(0); }

std::shared_ptr<op::Parameter> added_input(ov::Model& model, const char* name) {
  auto input = std::make_shared<op::Parameter>(ov::element::i64, ov::PartialShape::dynamic(2));
  input->set_friendly_name(name);
  input->output(0).set_names({name});
  model.add_parameters({input});
  return input;
}

/// The nearest reshape that a port's first input comes from, of as many axes.
ov::Node& reshape_before(const Port& port, std::size_t axes) {
  ov::Node* node = port.get_node();
  while (!ov::is_type<op::Reshape>(node) || node->get_output_partial_shape(0).size() != axes) {
    if (node->get_input_size() == 0) OPENVINO_THROW("has attention of another form");
    node = node->input_value(0).get_node();
  }
  return *node;
}

/// The nearest reshape behind a port.
ov::Node& reshape_behind(const Port& port) {
  Port at = port;
  while (true) {
    const auto readers = at.get_target_inputs();
    if (readers.size() != 1) OPENVINO_THROW("has attention of another form");
    ov::Node* reader = readers.begin()->get_node();
    if (ov::is_type<op::Reshape>(reader)) return *reader;
    at = reader->output(0);
  }
}

/// [B,1,T,T] of a table [B,T].
Port square_of(const Port& table) {
  const auto size = std::make_shared<op::ShapeOf>(table);
  const auto axis = [&](std::int64_t which) {
    return std::make_shared<op::Gather>(size, whole({which}), first_axis());
  };
  const auto length = axis(1);
  return std::make_shared<op::Concat>(ov::OutputVector{axis(0), whole({1}), length, length}, 0);
}

/// Attention over windows as cells, of pieces as rows.
void lay_out_attention(ov::Node& attention, const Port& row, const Port& cell) {
  for (std::size_t side = 0; side < 3; ++side) {
    ov::Node& parted = reshape_before(attention.input_value(side), 4);
    const auto rows = std::make_shared<op::Squeeze>(parted.input_value(0), whole({1}));
    parted.input(0).replace_source_output(std::make_shared<op::Gather>(rows, row, first_axis()));
  }
  ov::Node& joined = reshape_behind(attention.output(0));
  const std::int64_t width = joined.get_output_partial_shape(0).rbegin()->get_length();
  const auto readers = joined.output(0).get_target_inputs();
  const auto cells =
      std::make_shared<op::Reshape>(joined.input_value(0), whole({-1, width}), false);
  const auto rows = std::make_shared<op::Gather>(cells, cell, first_axis());
  for (const ov::Input<ov::Node>& reader : readers) reader.replace_source_output(rows);
}

}  // namespace

void write_out_weights(ov::Model& model) {
  for (const auto& node : model.get_ordered_ops()) {
    if (!ov::is_type<op::MatMul>(node)) continue;
    const auto scaled = node->input_value(1);
    if (!ov::is_type<op::Multiply>(scaled.get_node())) continue;
    node->input(1).replace_source_output(worked_out(scaled));
  }
}

void look_up_before_scaling(ov::Model& model) {
  for (const auto& node : model.get_ordered_ops()) {
    if (!ov::is_type<op::Gather>(node)) continue;
    const auto scaled = node->input_value(0);
    if (!ov::is_type<op::Multiply>(scaled.get_node())) continue;
    const auto written = scaled.get_node()->input_value(0);
    if (!ov::is_type<op::Convert>(written.get_node())) continue;
    const auto table = written.get_node()->input_value(0);
    const auto scales = worked_out(scaled.get_node()->input_value(1));
    if (table.get_partial_shape()[0] != scales.get_partial_shape()[0]) continue;
    const auto looked_up = [&](const ov::Output<ov::Node>& rows) {
      return std::make_shared<op::Gather>(rows, node->input_value(1), node->input_value(2));
    };
    const auto row = std::make_shared<op::Convert>(looked_up(table), written.get_element_type());
    ov::replace_node(node, std::make_shared<op::Multiply>(row, looked_up(scales)));
  }
}

void take_rows_singly(ov::Model& model) {
  for (const auto& node : model.get_ordered_ops()) {
    if (!ov::is_type<op::Gelu>(node)) continue;
    ov::Node* sum = node->get_input_node_ptr(0);
    ov::Node* product = ov::is_type<op::Add>(sum) ? sum->get_input_node_ptr(0) : sum;
    if (!ov::is_type<op::MatMul>(product)) continue;
    const auto readers = node->output(0).get_target_inputs();
    const auto within = whole({-2});
    product->input(0).replace_source_output(
        std::make_shared<op::Unsqueeze>(product->input_value(0), within));
    const auto joined = std::make_shared<op::Squeeze>(node, within);
    for (const ov::Input<ov::Node>& reader : readers) reader.replace_source_output(joined);
  }
  model.validate_nodes_and_infer_types();
}

void lay_out_in_rows(ov::Model& model) {
  const Port place = added_input(model, "place"), cell = added_input(model, "cell"),
             row = added_input(model, "row");
  for (const auto& node : model.get_ordered_ops()) {
    if (ov::is_type<op::Slice>(node)) {  // of the table of places, as far as a window reaches
      ov::replace_node(node,
                       std::make_shared<op::Gather>(node->input_value(0), place, first_axis()));
    } else if (ov::is_type<op::ScaledDotProductAttention>(node)) {
      lay_out_attention(*node, row, cell);
      ov::Node* seen = node->input_value(3).get_node();
      if (!ov::is_type<op::Broadcast>(seen)) OPENVINO_THROW("has a mask of another form");
      seen->input(1).replace_source_output(square_of(row));
    }
  }
  model.validate_nodes_and_infer_types();
}

}  // namespace sayso
