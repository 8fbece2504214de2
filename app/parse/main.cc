#include "sayso/parser.h"

int main(int argc, char** argv) { return sayso::run_parser(argc, argv); }
