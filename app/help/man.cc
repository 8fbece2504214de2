#include <fmt/format.h>

#include <string_view>

#include "help/grammar.h"
#include "sayso/sayso.h"

namespace sayso::cli {
namespace {

/// A text of which troff takes nothing for its own.
std::string plain(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    line_begins = c == '\n';
  }
  return out;
}

std::string heading(const OptionWords& option) {
  std::string out;
  for (const std::string& name : option.names) {
    out += fmt::format("{}\\fB{}\\fR", out.empty() ? "" : ", ", plain(name));
  }
  if (!option.value.empty()) out += fmt::format(" \\fI{}\\fR", plain(option.value));
  return out;
}

void add_options(const CommandWords& command, std::string& out) {
  for (const OptionWords& option : command.positionals) {
    out += fmt::format(".TP\n\\fI{}\\fR\n{}\n", plain(option.names.front()), plain(option.help));
  }
  for (const OptionWords& option : command.options) {
    out += fmt::format(".TP\n{}\n{}\n", heading(option), plain(option.help));
  }
}

/// A footer as it stands, line for line.
void add_footer(const CommandWords& command, std::string& out) {
  if (command.footer.empty()) return;
  out += fmt::format(".PP\n.nf\n{}\n.fi\n", plain(command.footer));
}

void add_command(const CommandWords& command, const std::string& above, std::string& out) {
  const std::string name = above + " " + command.name;
  out += fmt::format(".SS {}\n{}\n", plain(name), plain(command.about));
  add_options(command, out);
  add_footer(command, out);
  for (const CommandWords& each : command.commands) add_command(each, name, out);
}

}  // namespace

std::string man_of(const CommandWords& program) {
  std::string out = fmt::format(".TH SAYSO 1 \"\" \"sayso {}\" \"User Commands\"\n", version());
  out += ".SH NAME\nsayso \\- code events in news reports, with who vouches for them\n";
  out += ".SH SYNOPSIS\n";
  for (const CommandWords& command : program.commands) {
    out += fmt::format(".B sayso {}\n[\\fIOPTIONS\\fR]", plain(command.name));
    for (const OptionWords& each : command.positionals) {
      out += fmt::format(" \\fI{}\\fR", plain(each.names.front()));
    }
    out += "\n.br\n";
  }
  out += fmt::format(".SH DESCRIPTION\n{}\n.SH OPTIONS\n", plain(program.about));
  add_options(program, out);
  out += ".SH COMMANDS\n";
  for (const CommandWords& command : program.commands) add_command(command, "sayso", out);
  out += ".SH NOTES\n";
  add_footer(program, out);
  return out;
}

}  // namespace sayso::cli
