#include <fmt/format.h>

#include <algorithm>

#include "help/grammar.h"

namespace sayso::cli {
namespace {

/// A command with the words that lead to it: "", "code", "pact list".
struct Path {
  std::string words;
  const CommandWords* command;
};

void gather(const CommandWords& command, const std::string& words, std::vector<Path>& out) {
  out.push_back({words, &command});
  for (const CommandWords& each : command.commands) {
    gather(each, words.empty() ? each.name : fmt::format("{} {}", words, each.name), out);
  }
}

std::vector<Path> paths_of(const CommandWords& program) {
  std::vector<Path> out;
  gather(program, "", out);
  return out;
}

/// What may stand behind a command: its commands, options and the choices of what has no name.
std::string words_of(const CommandWords& command) {
  std::vector<std::string> words;
  words.reserve(command.commands.size());
  for (const CommandWords& each : command.commands) words.push_back(each.name);
  for (const OptionWords& option : command.positionals) {
    words.insert(words.end(), option.choices.begin(), option.choices.end());
  }
  for (const OptionWords& option : command.options) {
    words.insert(words.end(), option.names.begin(), option.names.end());
  }
  return fmt::format("{}", fmt::join(words, " "));
}

/// Inside single quotes of a shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c == '\n' ? ' ' : c;
    }
  }
  return out + "'";
}

/// The arms of a shell's case by option, "path:option", each with the legal values: `arm` makes one
/// of the quoted pattern and the values.
template <class Arm>
std::string choice_arms(const std::vector<Path>& paths, const Arm& arm) {
  std::string out;
  for (const auto& [words, command] : paths) {
    for (const OptionWords& option : command->options) {
      if (option.choices.empty()) continue;
      const std::string values = fmt::format("{}", fmt::join(option.choices, " "));
      for (const std::string& name : option.names) {
        out += arm(quoted(fmt::format("{}:{}", words, name)), values);
      }
    }
  }
  return out;
}

std::string bash(const CommandWords& program) {
  const std::vector<Path> paths = paths_of(program);
  std::string commands;
  std::string named;
  for (const auto& [words, command] : paths) {
    commands += fmt::format("    {}) known={} ;;\n", quoted(words), quoted(words_of(*command)));
    named += fmt::format("{} ", quoted(words));
  }
  const std::string values =
      choice_arms(paths, [](const std::string& pattern, const std::string& choices) {
        return fmt::format("    {}) choices={} ;;\n", pattern, quoted(choices));
      });
  return fmt::format(
      R"(# bash completion for sayso: source it, or put it where bash-completion looks.
_sayso() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} last=${{COMP_WORDS[COMP_CWORD - 1]}} path= known= choices= each next i
  # The shell parts --option=value at the sign.
  if [ "$word" = = ]; then word=; elif [ "$last" = = ]; then last=${{COMP_WORDS[COMP_CWORD - 2]}}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    next=${{path:+$path }}${{COMP_WORDS[i]}}
    for each in {0}; do
      if [ "$next" = "$each" ]; then path=$next; fi
    done
  done
  case "$path:$last" in
{2}  esac
  if [ -n "$choices" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
    return
  fi
  case "$path" in
{1}  esac
  mapfile -t COMPREPLY < <(compgen -W "$known" -- "$word"; [[ $word == -* ]] || compgen -f -- "$word")
}}
complete -o filenames -F _sayso sayso
)",
      named, commands, values);
}

/// What zsh describes behind a command: word and help, each in quotes.
std::string described(const CommandWords& command) {
  std::string out;
  for (const CommandWords& each : command.commands) {
    out += fmt::format("{} ", quoted(fmt::format("{}:{}", each.name, each.about)));
  }
  for (const OptionWords& option : command.positionals) {
    for (const std::string& each : option.choices) out += fmt::format("{} ", quoted(each));
  }
  for (const OptionWords& option : command.options) {
    for (const std::string& name : option.names) {
      out += fmt::format("{} ", quoted(fmt::format("{}:{}", name, option.help)));
    }
  }
  return out;
}

std::string zsh(const CommandWords& program) {
  const std::vector<Path> paths = paths_of(program);
  std::string named;
  std::string known;
  for (const auto& [words, command] : paths) {
    if (!words.empty()) named += fmt::format("      {}) at=$next ;;\n", quoted(words));
    known += fmt::format("    {}) known=({}) ;;\n", quoted(words), described(*command));
  }
  const std::string values =
      choice_arms(paths, [](const std::string& pattern, const std::string& choices) {
        return fmt::format("    {}) choices=({}) ;;\n", pattern, choices);
      });
  return fmt::format(
      R"(#compdef sayso
# zsh completion for sayso: put it as _sayso into a folder of $fpath.
_sayso() {{
  local at= each next i
  local -a known choices
  for ((i = 2; i < CURRENT; i++)); do
    next=${{at:+$at }}${{words[i]}}
    case "$next" in
{0}    esac
  done
  case "$at:${{words[CURRENT - 1]}}" in
{1}  esac
  if (( $#choices )); then compadd -a choices; return; fi
  case "$at" in
{2}  esac
  _describe sayso known
  [[ $words[CURRENT] == -* ]] || _files
}}
if [ "$funcstack[1]" = _sayso ]; then _sayso "$@"; else compdef _sayso sayso; fi
)",
      named, values, known);
}

void add_fish(const CommandWords& command, const std::string& condition, std::string& out) {
  const std::string head = "complete -c sayso -n " + quoted(condition);
  for (const CommandWords& each : command.commands) {
    out += fmt::format("{} -f -a {} -d {}\n", head, each.name, quoted(each.about));
  }
  for (const OptionWords& option : command.positionals) {
    if (option.choices.empty()) continue;
    out += fmt::format("{} -f -a {}\n", head,
                       quoted(fmt::format("{}", fmt::join(option.choices, " "))));
  }
  for (const OptionWords& option : command.options) {
    out += head;
    for (const std::string& name : option.names) {
      const bool is_long = name.starts_with("--");
      out += fmt::format(" -{} {}", is_long ? 'l' : 's', name.substr(is_long ? 2 : 1));
    }
    if (!option.value.empty()) out += " -r";
    if (!option.choices.empty()) {
      out += fmt::format(" -f -a {}", quoted(fmt::format("{}", fmt::join(option.choices, " "))));
    }
    out += fmt::format(" -d {}\n", quoted(option.help));
  }
}

std::string fish(const CommandWords& program) {
  std::string out =
      "# fish completion for sayso: put it into ~/.config/fish/completions/sayso.fish.\n";
  for (const auto& [words, command] : paths_of(program)) {
    std::string condition = words.empty() ? "__fish_use_subcommand" : "";
    for (std::size_t at = 0; !words.empty() && at <= words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      condition += fmt::format("{}__fish_seen_subcommand_from {}", at == 0 ? "" : "; and ",
                               words.substr(at, end - at));
      at = end + 1;
    }
    add_fish(*command, condition, out);
  }
  return out;
}

}  // namespace

std::string completion_of(const CommandWords& program, const std::string& shell) {
  if (shell == "bash") return bash(program);
  return shell == "zsh" ? zsh(program) : fish(program);
}

}  // namespace sayso::cli
