#include <algorithm>
#include <map>

#include "base/faults.h"
#include "store/sqlite_store.h"

namespace sayso {
namespace {

/// A SELECT that is put together, and its values in order.
class Question {
 public:
  void where(const std::string& condition, const std::vector<std::string>& bound) {
    sql += (conditions_ == 0 ? " WHERE " : " AND ") + condition;
    ++conditions_;
    values.insert(values.end(), bound.begin(), bound.end());
  }
  /// "?, ?, ?" for so many values.
  static std::string marks(std::size_t count) {
    std::string marks;
    for (std::size_t i = 0; i < count; ++i) marks += i == 0 ? "?" : ", ?";
    return marks;
  }

  std::string sql = "SELECT e.id FROM event AS e";
  std::vector<std::string> values;

 private:
  std::size_t conditions_ = 0;
};

/// Who vouches for it, or the outlet that carries it.
void said_by(const std::vector<std::string>& words, const std::vector<std::string>& keys,
             Question& asked) {
  std::vector<std::string> values = keys;
  values.insert(values.end(), words.begin(), words.end());
  asked.where(
      "(e.id IN (SELECT l.event FROM chain AS c JOIN claim AS m ON m.number = c.claim"
      " JOIN event_act AS l ON l.act = m.act WHERE c.entity IN (" +
          Question::marks(keys.size()) +
          ")) OR e.id IN (SELECT l.event FROM document AS d JOIN event_act AS l"
          " ON l.document = d.number WHERE d.outlet IN (" +
          Question::marks(words.size()) + ")))",
      values);
}

/// Words as FTS5 takes them literally: each in quotes, all of them asked for.
std::string literal_words(const std::string& words) {
  std::string literal;
  std::size_t at = 0;
  while ((at = words.find_first_not_of(" \t\r\n", at)) != std::string::npos) {
    const std::size_t end = std::min(words.find_first_of(" \t\r\n", at), words.size());
    literal += literal.empty() ? "\"" : " \"";
    for (const char c : words.substr(at, end - at)) literal += c == '"' ? " " : std::string(1, c);
    literal += '"';
    at = end;
  }
  return literal;
}

}  // namespace

Result<std::vector<std::string>> SqliteStore::event_ids(const EventQuestion& question) {
  Question asked;
  const auto any_of = [&](const std::string& before, const std::vector<std::string>& values,
                          const std::string& behind) {
    asked.where(before + Question::marks(values.size()) + behind, values);
  };
  const auto keys_of_all =
      [&](const std::vector<std::string>& words) -> Result<std::vector<std::string>> {
    std::vector<std::string> keys;
    for (const std::string& word : words) {
      for (std::string& key : TRY(entity_keys(word))) keys.push_back(std::move(key));
    }
    return keys;
  };
  const auto in_role = [&](const char* role,
                           const std::vector<std::string>& words) -> Result<void> {
    if (words.empty()) return {};
    any_of(
        "e.id IN (SELECT l.event FROM role AS r JOIN event_act AS l ON l.act = r.act"
        " WHERE r.entity IN (",
        TRY(keys_of_all(words)), std::string(") AND r.role = '") + role + "')");
    return {};
  };
  TRY(in_role("actors", question.actor));
  TRY(in_role("recipients", question.recipient));
  if (!question.by.empty()) said_by(question.by, TRY(keys_of_all(question.by)), asked);
  if (!question.type.empty()) {
    std::vector<std::string> twice = question.type;
    twice.insert(twice.end(), question.type.begin(), question.type.end());
    const std::string marks = Question::marks(question.type.size());
    asked.where("(e.type IN (" + marks + ") OR e.act IN (" + marks + "))", twice);
  }
  if (!question.status.empty() && question.on.empty()) {
    any_of("e.status IN (", question.status, ")");
  }
  if (!question.since.empty()) asked.where("e.last_day >= ?", {question.since});
  if (!question.until.empty()) asked.where("e.day <= ?", {question.until});
  if (!question.on.empty()) asked.where("e.first_report <= ?", {question.on});
  const std::string words = literal_words(question.words);
  if (!words.empty()) {
    asked.where(
        "e.id IN (SELECT l.event FROM document_words AS w JOIN event_act AS l"
        " ON l.document = w.rowid WHERE document_words MATCH ?)",
        {words});
  }
  asked.sql += question.by_date ? " ORDER BY e.day, e.id" : " ORDER BY e.id";
  std::vector<std::string> ids;
  TRY(db_.ask(asked.sql, asked.values, [&](const StoredRow& row) { ids.push_back(row.text(0)); }));
  return ids;
}

Result<LedgerStore::Numbers> SqliteStore::reports_with(const std::string& words) {
  return numbers("SELECT rowid FROM document_words WHERE document_words MATCH ? ORDER BY rowid",
                 literal_words(words));
}

Result<std::vector<std::pair<std::string, std::string>>> SqliteStore::claims_begun_as(
    const std::string& beginning) {
  std::vector<std::pair<std::string, std::string>> found;
  TRY(db_.each(
      "SELECT c.id, max(l.event) FROM claim AS c JOIN event_act AS l ON l.act = c.act"
      " WHERE c.id >= ?1 AND c.id < ?1 || 'g'"
      " GROUP BY c.id ORDER BY c.id LIMIT 10",
      [&](const StoredRow& row) { found.emplace_back(row.text(0), row.text(1)); }, beginning));
  return found;
}

Result<LedgerStore::Numbers> SqliteStore::acts_of_claim(const std::string& claim) {
  return numbers("SELECT act FROM claim WHERE id = ? ORDER BY act", claim);
}

Result<std::vector<std::string>> SqliteStore::entity_keys(const std::string& word) {
  return texts(
      "SELECT key FROM entity WHERE key = ?1 UNION SELECT entity FROM name WHERE name = ?1"
      " UNION SELECT key FROM entity WHERE country <> '' AND country = upper(?1) ORDER BY 1",
      word);
}

Result<LedgerEntity> SqliteStore::entity(const std::string& key) {
  LedgerEntity entity;
  TRY(db_.each(
      "SELECT key, name, country, cameo, sectors FROM entity WHERE key = ?",
      [&](const StoredRow& row) {
        LedgerParty& party = entity.party;
        party.key = row.text(0);
        party.name = row.text(1);
        party.country = row.text(2);
        party.cameo = row.text(3);
        if (!row.view(4).empty()) party.sectors.push_back(row.text(4));
      },
      key));
  if (entity.party.key.empty()) return fail(fault::kNotInLedger, "", key);
  entity.names = TRY(texts("SELECT name FROM name WHERE entity = ? ORDER BY name", key));
  constexpr const char* kRole =
      "SELECT DISTINCT e.id FROM role AS r JOIN event_act AS l ON l.act = r.act"
      " JOIN event AS e ON e.id = l.event WHERE r.entity = ? AND r.role = ? ORDER BY e.day, e.id";
  entity.does = TRY(texts(kRole, key, std::string_view("actors")));
  entity.suffers = TRY(texts(kRole, key, std::string_view("recipients")));
  entity.says =
      TRY(texts("SELECT DISTINCT e.id FROM chain AS c JOIN claim AS m ON m.number = c.claim"
                " JOIN event_act AS l ON l.act = m.act JOIN event AS e ON e.id = l.event"
                " WHERE c.entity = ? ORDER BY e.day, e.id",
                key));
  return entity;
}

Result<LedgerStore::Numbers> SqliteStore::live_reports() {
  return numbers("SELECT number FROM document WHERE state = 'live' ORDER BY key, id");
}

}  // namespace sayso
